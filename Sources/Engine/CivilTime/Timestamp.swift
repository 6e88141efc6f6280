/// Instants as text, after RFC 3339.
public enum Timestamp {
    /// The instant, in UTC seconds since 1970, of an RFC 3339 date-time; `nil` when the text is not one.
    ///
    /// Date, time to the second, and `Z` or a numeric offset are all required; `T` and `Z` may be lower case. A fraction of
    /// a second must be zero, as in the `.000` that JavaScript writes. Refused are leap seconds (`:60`), hour 24, dates
    /// that do not exist, and instants outside the years 1 to 9999 of UTC.
    public static func parse(_ text: String) -> Int64? {
        parse(text) { $0.utf8.allSatisfy { $0 == UInt8(ascii: "0") } }
    }

    /// As ``parse(_:)``, but with any fraction of a second, which is dropped: that rounds toward the past.
    ///
    /// For records of what happened, whose writers count in smaller units.
    public static func parseDroppingFraction(_ text: String) -> Int64? {
        parse(text) { _ in true }
    }

    /// As ``parse(_:)``, but with any fraction of a second, which is kept.
    public static func parseKeepingFraction(_ text: String) -> FractionalInstant? {
        var fraction = ""
        return parse(text) { digits in
            fraction = digits
            return true
        }
        .map { FractionalInstant(seconds: $0, fraction: fraction) }
    }

    private static func parse(_ text: String, _ accepts: (String) -> Bool) -> Int64? {
        var reader = ASCIIReader(text)
        guard let date = reader.date(), reader.skip("T") || reader.skip("t"),
            let secondOfDay = secondOfDay(&reader), skipFraction(&reader, accepts), let offset = offset(&reader),
            reader.isAtEnd
        else { return nil }
        let instant = Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay - offset)
        // An offset can take the first or the last date out of the years that have a text in UTC.
        return range.contains(instant) ? instant : nil
    }

    /// The instant as `YYYY-MM-DDTHH:MM:SSZ`.
    ///
    /// RFC 3339 has no text for instants outside ``range``: they come out as its nearest end.
    public static func format(_ instant: Int64) -> String {
        WallDateTime(clampingWallSeconds: instant).text(endingIn: UInt8(ascii: "Z"))
    }

    /// The instants that have a text: the years 1 to 9999 of UTC, in seconds since 1970.
    @inlinable
    public static var range: Range<Int64> { -62_135_596_800..<253_402_300_800 }

    private static func secondOfDay(_ reader: inout ASCIIReader) -> Int? {
        guard let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(digits: 2), minute < 60, reader.skip(":"),
            let second = reader.number(digits: 2), second < 60
        else { return nil }
        return (hour * 60 + minute) * 60 + second
    }

    /// Whether what comes next is not a fraction, or a whole one that is accepted.
    private static func skipFraction(_ reader: inout ASCIIReader, _ accepts: (String) -> Bool) -> Bool {
        guard reader.skip(".") else { return true }
        let digits = reader.text { $0.decimalDigit != nil }
        return !digits.isEmpty && accepts(digits)
    }

    private static func offset(_ reader: inout ASCIIReader) -> Int? {
        if reader.skip("Z") || reader.skip("z") { return 0 }
        // RFC 3339 lets `-00:00` stand for an unknown offset; the instant is that of `Z` all the same.
        let isNegative = reader.skip("-")
        guard isNegative || reader.skip("+"), let hour = reader.number(digits: 2), hour < 24, reader.skip(":"),
            let minute = reader.number(digits: 2), minute < 60
        else { return nil }
        let seconds = (hour * 60 + minute) * 60
        return isNegative ? -seconds : seconds
    }
}
