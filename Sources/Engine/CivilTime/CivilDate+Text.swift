extension CivilDate: LosslessStringConvertible {
    /// Reads `YYYY-MM-DD`, exactly ten characters; `nil` for any other text or a date that does not exist.
    public init?(_ text: String) {
        var reader = ASCIIReader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }

    /// The date as `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = components
        return "\(padded: year, 4)-\(padded: month, 2)-\(padded: day, 2)"
    }
}
