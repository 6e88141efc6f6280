package import CivilTime

extension TimeOff.Span {
    /// Every date that is off, ascending, each once; stops after `limit`.
    ///
    /// O(n) in what it returns and in the repetitions.
    package func dates(limit: Int) -> [CivilDate] {
        let length = last.daysSinceEpoch - first.daysSinceEpoch
        var dates: [CivilDate] = []
        for start in starts {
            for offset in 0...max(length, 0) {
                // The calendar ends with the year 9999.
                guard let date = start.adding(days: offset) else { return dates }
                // Repetitions of a long time may overlap.
                if let known = dates.last, date <= known { continue }
                guard dates.count < limit else { return dates }
                dates.append(date)
            }
        }
        return dates
    }

    /// The first date of each repetition, ascending.
    private var starts: [CivilDate] {
        guard let repetition else { return [first] }
        var starts: [CivilDate] = []
        // A month without such a day, or a year without such a date, is left out.
        for date in (0...Self.maximumRepetitions).lazy.compactMap({ start($0, repetition.every) }) {
            guard date <= repetition.until else { break }
            starts.append(date)
        }
        return starts
    }

    /// Where the repetition of a number begins; `nil` if that date does not exist.
    private func start(_ number: Int, _ step: TimeOff.Step) -> CivilDate? {
        switch step {
        case .week: first.adding(days: 7 * number)
        case .twoWeeks: first.adding(days: 14 * number)
        case .month:
            CivilDate(year: month(number).year, month: month(number).month, day: first.day)
        case .monthWeekday: weekday(of: month(number))
        case .year: CivilDate(year: first.year + number, month: first.month, day: first.day)
        }
    }

    /// Weeks of fifty years.
    private static let maximumRepetitions = 2_600

    private func month(_ number: Int) -> (year: Int, month: Int) {
        let months = first.year * 12 + first.month - 1 + number
        return (months / 12, months % 12 + 1)
    }

    private func weekday(of month: (year: Int, month: Int)) -> CivilDate? {
        guard let start = CivilDate(year: month.year, month: month.month, day: 1) else { return nil }
        // The 1st to the 7th hold the first such weekday of a month, and so on by sevens. A fifth may not exist.
        let offset = (first.dayOfWeek - start.dayOfWeek + 7) % 7 + (first.day - 1) / 7 * 7
        return start.adding(days: offset).flatMap { $0.month == month.month ? $0 : nil }
    }
}
