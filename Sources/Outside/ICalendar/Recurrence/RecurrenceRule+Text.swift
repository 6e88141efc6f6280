extension RecurrenceRule {
    /// Reads the text of an RRULE; `nil` if any part of it is not understood.
    internal init?(_ bytes: Bytes) {
        var isReadable = true
        var hasFrequency = false
        var scale: Bool?
        bytes.trimmed.forEachPart(separatedBy: UInt8(ascii: ";")) { part in
            guard isReadable, !part.isEmpty else { return }
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
                isReadable = false
                return
            }
            let (key, value) = (part.part(0..<equals).trimmed, part.part(from: equals + 1).trimmed)
            if key.matches("FREQ") {
                hasFrequency = true
            } else if key.matches("RSCALE") {
                scale = value.matches("GREGORIAN")
            }
            isReadable = read(key, value)
        }
        // Other calendars than the Gregorian have other months, and SKIP is defined together with RSCALE only.
        guard isReadable, hasFrequency, scale ?? (skip == .omit) else { return nil }
    }

    private mutating func read(_ key: Bytes, _ value: Bytes) -> Bool {
        if key.matches("FREQ") { return assign(&frequency, Self.frequency(value)) }
        if key.matches("INTERVAL") { return assign(&interval, value.signedNumber.flatMap { $0 > 0 ? $0 : nil }) }
        if key.matches("COUNT") { return assignCount(value) }
        if key.matches("UNTIL") {
            until = TimeValue(value, asDate: false, zone: .floating)
            return until != nil
        }
        if key.matches("BYDAY") { return assignWeekdays(value) }
        if key.matches("WKST") { return assign(&weekStart, Self.weekday(value)) }
        if key.matches("SKIP") { return assign(&skip, Self.skip(value)) }
        if key.matches("RSCALE") || key.begins(with: "X-") { return true }
        return readNumbers(key, value)
    }

    private mutating func readNumbers(_ key: Bytes, _ value: Bytes) -> Bool {
        if key.matches("BYMONTH") { return assign(&months, Self.numbers(value, 1...12)) }
        if key.matches("BYMONTHDAY") { return assign(&monthDays, Self.numbers(value, 1...31, signed: true)) }
        if key.matches("BYYEARDAY") { return assign(&yearDays, Self.numbers(value, 1...366, signed: true)) }
        if key.matches("BYWEEKNO") { return assign(&weekNumbers, Self.numbers(value, 1...53, signed: true)) }
        if key.matches("BYSETPOS") { return assign(&positions, Self.numbers(value, 1...366, signed: true)) }
        if key.matches("BYHOUR") { return assign(&hours, Self.numbers(value, 0...23)) }
        if key.matches("BYMINUTE") { return assign(&minutes, Self.numbers(value, 0...59)) }
        if key.matches("BYSECOND") {
            // Second 60 is a leap second, which clocks without one show as 59.
            return assign(&seconds, Self.numbers(value, 0...60).map { Array(Set($0.map { min($0, 59) })).sorted() })
        }
        return false
    }

    private func assign<Value>(_ place: inout Value, _ value: Value?) -> Bool {
        guard let value else { return false }
        place = value
        return true
    }

    private mutating func assignCount(_ value: Bytes) -> Bool {
        // Ten digits and more are as good as endless for any calendar.
        let number =
            value.count > 9 && value.allSatisfy { (0x30...0x39).contains($0) } ? 999_999_999 : value.signedNumber
        guard let number, number > 0 else { return false }
        count = number
        return true
    }

    private mutating func assignWeekdays(_ value: Bytes) -> Bool {
        var isReadable = true
        var days: [Weekday] = []
        value.forEachPart(separatedBy: UInt8(ascii: ",")) { part in
            let part = part.trimmed
            guard part.count >= 2, let day = Self.weekday(part.part(from: part.count - 2)) else {
                isReadable = false
                return
            }
            let digits = part.part(0..<(part.count - 2))
            let ordinal = digits.isEmpty ? 0 : digits.signedNumber ?? 99
            if !(-53...53).contains(ordinal) || ordinal == 0 && !digits.isEmpty { isReadable = false }
            days.append(Weekday(day: day, ordinal: ordinal))
        }
        weekdays = Array(Set(days)).sorted { ($0.day, $0.ordinal) < ($1.day, $1.ordinal) }
        return isReadable
    }

    private static func frequency(_ value: Bytes) -> Frequency? {
        let names: [(StaticString, Frequency)] = [
            ("SECONDLY", .secondly), ("MINUTELY", .minutely), ("HOURLY", .hourly), ("DAILY", .daily),
            ("WEEKLY", .weekly), ("MONTHLY", .monthly), ("YEARLY", .yearly),
        ]
        return names.first { value.matches($0.0) }?.1
    }

    private static func weekday(_ value: Bytes) -> Int? {
        let names: [StaticString] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
        return names.firstIndex { value.matches($0) }
    }

    private static func skip(_ value: Bytes) -> Skip? {
        if value.matches("OMIT") { return .omit }
        if value.matches("BACKWARD") { return .backward }
        return value.matches("FORWARD") ? .forward : nil
    }

    /// A list of distinct numbers in order, whose amounts lie in `bounds`.
    private static func numbers(_ value: Bytes, _ bounds: ClosedRange<Int>, signed: Bool = false) -> [Int]? {
        var isReadable = true
        var numbers: Set<Int> = []
        value.forEachPart(separatedBy: UInt8(ascii: ",")) { part in
            guard let number = part.trimmed.signedNumber, bounds.contains(signed ? abs(number) : number) else {
                isReadable = false
                return
            }
            numbers.insert(number)
        }
        return isReadable ? numbers.sorted() : nil
    }
}
