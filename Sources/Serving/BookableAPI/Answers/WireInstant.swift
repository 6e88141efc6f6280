import CivilTime

/// An instant that is written as RFC 3339 with `Z`.
struct WireInstant: Encodable {
    /// Unix seconds.
    let seconds: Int64

    init(_ seconds: Int64) {
        self.seconds = seconds
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Timestamp.format(seconds))
    }
}
