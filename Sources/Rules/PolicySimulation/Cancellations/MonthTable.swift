import CivilTime

/// The first days of the months of the years that cancellations are usually of, so that dates need no division.
struct MonthTable: Sendable {
    static let shared = MonthTable()

    private static let firstYear = 1970
    private static let years = 230

    /// Days since 1970-01-01 of each month's first day, and of the day after the last.
    private let firstDays: [Int32]

    private init() {
        firstDays = (0...Self.years * 12).map { month in
            Int32(CivilDate(year: Self.firstYear + month / 12, month: month % 12 + 1, day: 1)?.daysSinceEpoch ?? 0)
        }
    }

    /// Days since 1970-01-01 of a date; `nil` for a date that does not exist.
    func day(year: Int, month: Int, day: Int) -> Int? {
        let place = (year - Self.firstYear) * 12 + month - 1
        guard place >= 0, place < firstDays.count - 1, month >= 1, month <= 12 else {
            return CivilDate(year: year, month: month, day: day)?.daysSinceEpoch
        }
        let first = Int(firstDays[place])
        guard day >= 1, day <= Int(firstDays[place + 1]) - first else { return nil }
        return first + day - 1
    }

    /// Months since January of the year 0 of a day since 1970-01-01, which must lie in the years 1 to 9999.
    func month(ofDay day: Int) -> Int {
        guard day >= 0, day < Int(firstDays[firstDays.count - 1]) else {
            guard let date = CivilDate(daysSinceEpoch: day)?.components else { return 0 }
            return date.year * 12 + date.month - 1
        }
        // 4,800 months have 146,097 days; the estimate is off by one at most.
        var place = day * 4_800 / 146_097
        if Int(firstDays[place]) > day { place -= 1 }
        if Int(firstDays[place + 1]) <= day { place += 1 }
        return Self.firstYear * 12 + place
    }
}
