extension Instant: LosslessStringConvertible {
    /// The instant that an RFC 3339 date-time names, as ``Timestamp/parse(_:)`` reads it; `nil` when the text is not one.
    public init?(_ text: String) {
        guard let seconds = Timestamp.parse(text) else { return nil }
        self.init(seconds)
    }

    /// `YYYY-MM-DDTHH:MM:SSZ`, as ``Timestamp/format(_:)`` writes it.
    public var description: String { Timestamp.format(secondsSince1970) }
}

/// A record holds the number of its seconds.
extension Instant: Codable {
    /// Reads whole seconds.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Writes whole seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(secondsSince1970)
    }
}
