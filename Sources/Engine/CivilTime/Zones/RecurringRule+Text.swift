extension RecurringRule {
    /// What the footer of a zone file says about the time after its last transition.
    internal enum Footer: Hashable {
        /// One offset for ever.
        case constant(offset: Int64)
        /// Two offsets in turn.
        case recurring(RecurringRule)
    }

    /// Reads a POSIX `TZ` text with the extensions of RFC 9636 §3.3.1, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
    ///
    /// `nil` for text that is not such a rule.
    internal static func footer(_ text: String) -> Footer? {
        var reader = ASCIIReader(text)
        guard reader.skipZoneName(), let standard = reader.signedTime(hours: 24) else { return nil }
        // POSIX counts west of Greenwich as positive, everything here counts east.
        if reader.isAtEnd { return .constant(offset: -standard) }
        guard reader.skipZoneName() else { return nil }
        // Without a time of its own, summer is an hour ahead of standard time, which is less in this count.
        var summer = standard - 3_600
        if reader.next != UInt8(ascii: ",") {
            guard let given = reader.signedTime(hours: 24) else { return nil }
            summer = given
        }
        // POSIX leaves the days of the change to the system where they are not given; there is nothing to go by.
        guard reader.skip(","), let start = reader.yearlyMoment(), reader.skip(","),
            let end = reader.yearlyMoment(), reader.isAtEnd
        else { return nil }
        return .recurring(
            RecurringRule(
                standardOffset: -standard,
                summerOffset: -summer,
                summerStart: start,
                summerEnd: end
            )
        )
    }
}

extension ASCIIReader {
    /// Whether a zone abbreviation came next, as letters or between `<` and `>`, which then is consumed.
    fileprivate mutating func skipZoneName() -> Bool {
        if skip("<") {
            let name = text {
                $0.isLetter || $0.decimalDigit != nil || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
            }
            // POSIX asks for three characters or more.
            return name.utf8.count >= 3 && skip(">")
        }
        return text(while: \.isLetter).utf8.count >= 3
    }

    /// A time as `[+-]h[h][h][:mm[:ss]]` in seconds, at most so many hours either way.
    fileprivate mutating func signedTime(hours limit: Int) -> Int64? {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        guard let hours = number(upTo: 3), hours <= limit else { return nil }
        var seconds = hours * 3_600
        if skip(":") {
            guard let minutes = number(digits: 2), minutes < 60 else { return nil }
            seconds += minutes * 60
            if skip(":") {
                guard let rest = number(digits: 2), rest < 60 else { return nil }
                seconds += rest
            }
        }
        return Int64(isNegative ? -seconds : seconds)
    }

    /// A day of the year, and after `/` its time, else 02:00.
    fileprivate mutating func yearlyMoment() -> YearlyMoment? {
        guard let day = yearlyDay() else { return nil }
        guard skip("/") else { return YearlyMoment(day: day, time: 7_200) }
        // RFC 9636 allows nearly a week either way, where POSIX allows a day.
        guard let time = signedTime(hours: 167) else { return nil }
        return YearlyMoment(day: day, time: time)
    }

    private mutating func yearlyDay() -> YearlyMoment.Day? {
        if skip("J") {
            guard let day = number(upTo: 3), (1...365).contains(day) else { return nil }
            return .withoutLeapDay(day)
        }
        if skip("M") {
            guard let month = number(upTo: 2), (1...12).contains(month), skip("."),
                let week = number(upTo: 1), (1...5).contains(week), skip("."),
                let dayOfWeek = number(upTo: 1), (0...6).contains(dayOfWeek)
            else { return nil }
            return .weekday(month: month, week: week, dayOfWeek: dayOfWeek)
        }
        guard let day = number(upTo: 3), day <= 365 else { return nil }
        return .zeroBased(day)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool {
        // In ASCII one bit tells capitals from small letters, and no other character becomes a letter by it.
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
