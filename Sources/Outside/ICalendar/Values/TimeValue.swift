import CivilTime

/// A DATE or DATE-TIME as it was written (RFC 5545 §3.3.4 and §3.3.5), before its zone is known.
internal struct TimeValue: Hashable {
    /// In which of the forms it was written.
    internal enum Form: Hashable {
        /// A date without a time of day.
        case date
        /// With `Z`.
        case utc
        /// On the clock of a zone, named by its position among the names of the file.
        case zoned(Int32)
        /// On whatever clock the reader goes by.
        case floating
    }

    internal let form: Form

    /// Seconds since 1970-01-01T00:00:00 on the wall clock; of a date, its midnight.
    internal let wall: Int64

    internal var isDate: Bool { form == .date }

    /// The midnight of its date on the wall clock.
    internal var midnight: Int64 { wall - wall.remainder(dividingBy: 86_400) }

    internal init(form: Form, wall: Int64) {
        self.form = form
        self.wall = wall
    }

    /// Reads a value; `zone` is the form of a time without `Z`.
    ///
    /// `nil` for other text and for dates that do not exist.
    internal init?(_ bytes: Bytes, asDate: Bool, zone: Form) {
        let text = bytes.trimmed
        guard let year = text.number(at: 0, digits: 4), let month = text.number(at: 4, digits: 2),
            let day = text.number(at: 6, digits: 2), let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        let midnight = Int64(date.daysSinceEpoch) * 86_400
        if text.count == 8 {
            self.init(form: .date, wall: midnight)
            return
        }
        guard let second = Self.secondOfDay(text) else { return nil }
        if asDate {
            self.init(form: .date, wall: midnight)
        } else {
            self.init(form: text.count == 16 ? .utc : zone, wall: midnight + Int64(second))
        }
    }

    /// The time behind the date, `THHMMSS` with or without `Z`.
    private static func secondOfDay(_ text: Bytes) -> Int? {
        let isUTC = text.count == 16 && text[15].folded == UInt8(ascii: "z")
        guard text.count == 15 || isUTC, text[8].folded == UInt8(ascii: "t"),
            let hour = text.number(at: 9, digits: 2), hour < 24, let minute = text.number(at: 11, digits: 2),
            minute < 60,
            let second = text.number(at: 13, digits: 2), second <= 60
        else { return nil }
        // Second 60 is a leap second, which clocks without one show as 59 (RFC 5545 §3.3.12).
        return (hour * 60 + minute) * 60 + min(second, 59)
    }
}

extension Int64 {
    /// What is left by a division that rounds down: never negative.
    internal func remainder(dividingBy divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
