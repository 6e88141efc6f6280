import Testing

@testable import Marketplace

/// In which half-hours sessions begin.
struct HalfHoursTests {
    private func seconds(_ hours: Int64, _ minutes: Int64 = 0) -> Int64 { hours * 3_600 + minutes * 60 }

    @Test func theFirstBetweenTwoTimesIsFound() {
        let halfHours = HalfHours([seconds(9), seconds(9, 40), seconds(14, 20)])
        #expect(halfHours.begin(from: 0, through: 86_399) == .notBefore(18))
        #expect(halfHours.begin(from: seconds(9, 30), through: seconds(12)) == .notBefore(19))
        #expect(halfHours.begin(from: seconds(12), through: seconds(18)) == .notBefore(28))
        #expect(halfHours.begin(from: seconds(15), through: seconds(18)) == .nowhere)
        #expect(halfHours.begin(from: seconds(14), through: seconds(13)) == .nowhere)
    }

    @Test func halfAHalfHourIsNotTold() {
        let halfHours = HalfHours([seconds(9, 10), seconds(23, 45)])
        #expect(halfHours.begin(from: seconds(9, 5), through: seconds(12)) == .unknown)
        #expect(halfHours.begin(from: seconds(8), through: seconds(9, 9)) == .unknown)
        #expect(halfHours.begin(from: seconds(8), through: seconds(9, 30) - 1) == .notBefore(18))
        // Another that begins for certain is enough to tell that there is one, and the first that may be bounds it.
        #expect(halfHours.begin(from: seconds(9, 5), through: seconds(24)) == .notBefore(18))
        #expect(halfHours.begin(from: seconds(23, 30), through: seconds(30)) == .notBefore(47))
    }

    @Test func aDateOnWhichClocksChangeIsNotTold() {
        #expect(HalfHours.unknown.begin(from: 0, through: 86_399) == .unknown)
        #expect(HalfHours([]).begin(from: 0, through: 86_399) == .nowhere)
    }
}
