/// Scans the text of a date and a time of day.
struct MomentScanner {
    enum DateReading {
        case found(year: Int, month: Int, day: Int)

        /// Day and month cannot be told apart.
        case unclear
        case none
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    private let bytes: [UInt8]
    private var place = 0

    init(_ text: Substring) {
        bytes = Array(text.lowercased().utf8)
    }

    var isAtEnd: Bool { place == bytes.count }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    /// The date at the place; of one in numbers that does not begin with the year, day and month stand as `order` says.
    mutating func date(_ order: DateOrder?) -> DateReading {
        if let month = monthName() { return named(month) }
        let start = place
        guard let first = number(1...4) else { return .none }
        let digits = place - start
        if digits == 4 { return yearFirst(first) }
        return digits <= 2 ? dayOrMonthFirst(first, order) : .none
    }

    /// Passes over what stands between a date and a time of day.
    mutating func skipToTime() -> Bool {
        if skip("t") { return next.map(Self.isDigit) == true }
        let start = place
        while skip(" ") || skip(",") {}
        if skip("at") { while skip(" ") {} }
        return place > start
    }

    /// The second of the day at the place, of clocks of 24 hours or of 12 with `am` or `pm`; `nil` if there is none.
    mutating func timeOfDay() -> Int? {
        guard let hour = number(1...2), skip(":"), let minute = number(2...2), minute < 60 else { return nil }
        var second = 0
        if skip(":") {
            guard let given = number(2...2), given < 60 else { return nil }
            second = given
            if skip(".") || skip(",") { guard number(1...9) != nil else { return nil } }
        }
        let end = place
        while skip(" ") {}
        let isMorning = skip("am") || skip("a.m.")
        let isEvening = !isMorning && (skip("pm") || skip("p.m."))
        guard isMorning || isEvening else {
            place = end
            return hour < 24 ? hour * 3_600 + minute * 60 + second : nil
        }
        guard (1...12).contains(hour) else { return nil }
        return (hour % 12 + (isEvening ? 12 : 0)) * 3_600 + minute * 60 + second
    }

    /// Seconds east of UTC: `z`, `utc`, `gmt`, or such as `+02:00`, `+0200` and `+02`; `nil` if there is none.
    mutating func offset() -> Int? {
        let start = place
        while skip(" ") {}
        if skip("z") || skip("utc") || skip("gmt") { return 0 }
        let isEast = skip("+")
        guard isEast || skip("-"), let hours = number(2...2), hours < 24 else {
            place = start
            return nil
        }
        var minutes = 0
        if skip(":") || next != nil {
            guard let given = number(2...2), given < 60 else {
                place = start
                return nil
            }
            minutes = given
        }
        return (isEast ? 1 : -1) * (hours * 3_600 + minutes * 60)
    }

    private mutating func yearFirst(_ year: Int) -> DateReading {
        guard let mark = next, "-/.".utf8.contains(mark) else { return .none }
        place += 1
        guard let month = number(1...2), next == mark else { return .none }
        place += 1
        guard let day = number(1...2) else { return .none }
        return .found(year: year, month: month, day: day)
    }

    private mutating func dayOrMonthFirst(_ first: Int, _ order: DateOrder?) -> DateReading {
        let start = place
        while skip(" ") || skip("-") || skip(".") {}
        if let month = monthName(allowsWeekday: false) {
            while skip(" ") || skip("-") || skip(",") || skip(".") {}
            guard let year = number(4...4) else { return .none }
            return .found(year: year, month: month, day: first)
        }
        place = start
        guard let mark = next, "-/.".utf8.contains(mark) else { return .none }
        place += 1
        guard let second = number(1...2), next == mark else { return .none }
        place += 1
        guard let year = number(4...4) else { return .none }
        switch order {
        case .dayMonthYear: return .found(year: year, month: second, day: first)
        case .monthDayYear: return .found(year: year, month: first, day: second)
        default: return .unclear
        }
    }

    /// `march 1, 2026` behind the name of its month.
    private mutating func named(_ month: Int) -> DateReading {
        while skip(" ") {}
        guard let day = number(1...2) else { return .none }
        for ending in ["st", "nd", "rd", "th"] where skip(ending) { break }
        while skip(" ") || skip(",") {}
        guard let year = number(4...4) else { return .none }
        return .found(year: year, month: month, day: day)
    }

    /// The month whose name stands at the place, perhaps behind a weekday; 1 to 12.
    private mutating func monthName(allowsWeekday: Bool = true) -> Int? {
        let start = place
        if allowsWeekday, let word = word(), Self.weekdays.contains(String(word.prefix(3))) {
            while skip(",") || skip(" ") {}
        } else {
            place = start
        }
        let behindWeekday = place
        if let word = word(),
            let month = Self.monthNames.firstIndex(of: word) ?? Self.months.firstIndex(of: word)
                ?? (word == "sept" ? 8 : nil)
        {
            _ = skip(".")
            return month + 1
        }
        place = behindWeekday
        return nil
    }

    private mutating func word() -> String? {
        let start = place
        while let byte = next, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { place += 1 }
        return place > start ? String(decoding: bytes[start..<place], as: UTF8.self) : nil
    }

    private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        let start = place
        var value = 0
        while let byte = next, Self.isDigit(byte), place - start < digits.upperBound {
            value = value * 10 + Int(byte - 0x30)
            place += 1
        }
        let isWhole = next.map(Self.isDigit) != true
        if isWhole, place - start >= digits.lowerBound { return value }
        if digits.lowerBound == digits.upperBound, place - start == digits.upperBound { return value }
        place = start
        return nil
    }

    private mutating func skip(_ text: String) -> Bool {
        guard bytes[place...].starts(with: text.utf8) else { return false }
        place += text.utf8.count
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
