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
        // Ten bytes, which a string holds without memory of its own.
        return String(unsafeUninitializedCapacity: 10) { bytes in
            (bytes[0], bytes[1]) = (Self.digit(year / 1_000), Self.digit(year / 100))
            (bytes[2], bytes[3]) = (Self.digit(year / 10), Self.digit(year))
            (bytes[4], bytes[7]) = (UInt8(ascii: "-"), UInt8(ascii: "-"))
            (bytes[5], bytes[6]) = (Self.digit(month / 10), Self.digit(month))
            (bytes[8], bytes[9]) = (Self.digit(day / 10), Self.digit(day))
            return 10
        }
    }

    /// The last decimal digit of a number.
    private static func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(number % 10) }
}
