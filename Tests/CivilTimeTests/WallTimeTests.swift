import CivilTime
import Testing

struct WallTimeTests {
    @Test(arguments: [("00:00", 0), ("09:30", 34_200), ("23:59", 86_340), ("24:00", 86_400)])
    func `A time of day is read and written`(_ text: String, _ second: Int) throws {
        let time = try #require(WallTime(text))
        #expect(time.secondOfDay == second)
        #expect(time.description == text)
    }

    @Test(arguments: ["24:01", "25:00", "9:30", "09:60", "09:30:00", "0930", "-1:00", "", "09:3", " 09:30", "09:30 "])
    func `What is not a time of day is refused`(_ text: String) {
        #expect(WallTime(text) == nil)
    }
}
