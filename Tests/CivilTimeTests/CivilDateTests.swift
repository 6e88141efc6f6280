import CivilTime
import Testing

struct CivilDateTests {
    @Test func `Every date of the years 1 to 9999 survives the way there and back`() throws {
        var day = CivilDate.min.daysSinceEpoch
        for year in 1...9999 {
            for month in 1...12 {
                for number in 1...CivilDate.days(inMonth: month, ofYear: year) {
                    let date = try #require(CivilDate(year: year, month: month, day: number))
                    guard date.daysSinceEpoch == day, date.components == (year, month, number) else {
                        Issue.record("\(year)-\(month)-\(number) is day \(date.daysSinceEpoch), not \(day)")
                        return
                    }
                    day += 1
                }
            }
        }
        #expect(day == CivilDate.max.daysSinceEpoch + 1)
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-11-23", 20_780, 1), ("0001-01-01", -719_162, 1),
        ("9999-12-31", 2_932_896, 5), ("1969-12-28", -4, 0),
    ])
    func `A date has its day number and day of the week`(_ text: String, _ day: Int, _ dayOfWeek: Int) throws {
        let date = try #require(CivilDate(text))
        #expect(date.daysSinceEpoch == day)
        #expect(date.dayOfWeek == dayOfWeek)
        #expect(date.description == text)
    }

    @Test(arguments: [
        "2026-02-29", "2026-02-30", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01", "2026-1-01",
        "2026-01-1", "26-01-01", "+026-01-01", " 2026-01-01", "2026-01-01 ", "2026-01-01T", "２026-01-01", "",
        "10000-01-01",
    ])
    func `What is not a date is refused`(_ text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `An ISO week begins on Monday`() throws {
        let sunday = try #require(CivilDate("2026-11-22"))
        let monday = try #require(CivilDate("2026-11-16"))
        #expect(sunday.isoWeekStart == monday.daysSinceEpoch)
        #expect(monday.isoWeekStart == monday.daysSinceEpoch)
    }

    @Test func `Days cannot be added past the last date`() {
        #expect(CivilDate.max.adding(days: 1) == nil)
        #expect(CivilDate.min.adding(days: -1) == nil)
        #expect(CivilDate.min.adding(days: .max) == nil)
        #expect(CivilDate("2024-02-28")?.adding(days: 2)?.description == "2024-03-01")
    }

    @Test(arguments: [("2024-02-10", "2024-02-01", "2024-03-01"), ("2026-12-31", "2026-12-01", "2027-01-01")])
    func `A month reaches from its first date to the next month's`(
        _ text: String,
        _ first: String,
        _ next: String
    ) throws {
        let date = try #require(CivilDate(text))
        #expect(date.monthStart == CivilDate(first))
        #expect(date.nextMonthStart == CivilDate(next)?.daysSinceEpoch)
    }
}
