import CivilTime

/// An instant that is written as RFC 3339 with `Z`.
struct WireInstant: Encodable {
    let instant: Instant

    init(_ instant: Instant) {
        self.instant = instant
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(instant.description)
    }
}
