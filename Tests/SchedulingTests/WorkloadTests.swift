import CivilTime
import Scheduling
import Testing

struct WorkloadTests {
    @Test(arguments: ["day", "month", "year"])
    func `The slots of a workload are those that seven other programs find`(_ name: String) throws {
        let request = try Fixture.decode(OfflineRequest.self, "\(name).json")
        let expected = try Fixture.decode([String].self, "\(name).expected.json")
        let now = try #require(Timestamp.parse(request.now))
        let slots = try request.calendar().slots(request.rules(), now: now, in: request.range())
        #expect(slots.map(Timestamp.format) == expected)
    }

    @Test(arguments: ["day", "month", "year"])
    func `Asking date by date gives the same slots as asking for all dates`(_ name: String) throws {
        let request = try Fixture.decode(OfflineRequest.self, "\(name).json")
        let calendar = try request.calendar()
        let rules = try request.rules()
        let whole = try calendar.slots(rules, now: nil, in: request.range())
        var joined: [Int64] = []
        var date = try #require(CivilDate(request.from))
        let end = try #require(CivilDate(request.to))
        while date < end {
            let next = try #require(date.adding(days: 1))
            joined += calendar.slots(rules, now: nil, in: .dates(from: date, to: next))
            date = next
        }
        #expect(joined == whole)
    }
}
