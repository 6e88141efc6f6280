import CivilTime
import Intervals
import Scheduling
import Testing

struct ExplanationTests {
    /// Monday 2 March 2026 in UTC, 09:00–12:00 and Tuesday night; two bookings, a busy hour and some exceptions.
    private func calendar() throws -> PreparedCalendar {
        let schedule = try Schedule(
            zone: .utc,
            weekly: [
                WeeklyHours(dayOfWeek: 1, start: wall("09:00"), end: wall("12:00")),
                WeeklyHours(dayOfWeek: 2, start: wall("20:00"), end: wall("02:00")),
            ],
            exceptions: [
                ScheduleException(date: date("2026-03-10"), kind: .closed),
                ScheduleException(date: date("2026-03-09"), kind: .open(start: wall("15:00"), end: wall("16:00"))),
                ScheduleException(
                    date: date("2026-03-16"),
                    kind: .closedPart(start: wall("10:00"), end: wall("10:30"))
                ),
            ]
        )
        let sessions = [
            BookedSession(
                start: try instant("2026-03-02T10:00:00Z"),
                end: try instant("2026-03-02T10:30:00Z"),
                bufferBefore: 300,
                bufferAfter: 600,
                service: 7
            ),
            BookedSession(
                start: try instant("2026-03-23T09:00:00Z"),
                end: try instant("2026-03-23T09:30:00Z"),
                service: 7
            ),
        ]
        let busy = [Interval(start: try instant("2026-03-02T11:00:00Z"), end: try instant("2026-03-02T11:15:00Z"))]
        return PreparedCalendar(schedule: schedule, sessions: sessions, busy: busy)
    }

    private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private func instant(_ text: String) throws -> Int64 { try #require(Timestamp.parse(text)) }

    private func reasons(
        _ text: String,
        bufferBefore: Int64 = 0,
        bufferAfter: Int64 = 0,
        perDay: Int? = nil,
        capacity: Int = 1,
        now: String? = nil
    ) throws -> [Explanation.Reason] {
        let rules = try SlotRules(
            duration: 1_800,
            bufferBefore: bufferBefore,
            bufferAfter: bufferAfter,
            step: 900,
            minimumNotice: 7_200,
            bookingWindowDays: 10,
            maximumPerDay: perDay,
            capacity: capacity,
            service: 7
        )
        return try calendar().explain(at: instant(text), rules: rules, now: now.map(instant)).reasons
    }

    @Test func `A slot has no reason`() throws {
        #expect(try reasons("2026-03-02T09:00:00Z").isEmpty)
    }

    @Test func `Closed time names the weekday, the date or the exception`() throws {
        #expect(try reasons("2026-03-04T09:00:00Z") == [.closed(.noHours(dayOfWeek: 3))])
        #expect(try reasons("2026-03-02T08:00:00Z") == [.closed(.outsideHours(date: date("2026-03-02")))])
        #expect(try reasons("2026-03-10T21:00:00Z") == [.exception(index: 0)])
        #expect(try reasons("2026-03-11T01:00:00Z") == [.exception(index: 0)])
        #expect(try reasons("2026-03-09T09:00:00Z") == [.exception(index: 1)])
        #expect(try reasons("2026-03-16T10:15:00Z") == [.exception(index: 2)])
        #expect(try reasons("2026-03-04T01:00:00Z").isEmpty)
    }

    @Test func `A session that runs past closing names when that is`() throws {
        #expect(
            try reasons("2026-03-02T11:45:00Z") == [.sessionLeavesOpening(closesAt: instant("2026-03-02T12:00:00Z"))]
        )
    }

    @Test func `A booking in the way is named with the parts that meet`() throws {
        #expect(try reasons("2026-03-02T10:15:00Z") == [.session(index: 0, part: .session, own: .session)])
        #expect(try reasons("2026-03-02T09:30:00Z") == [.session(index: 0, part: .bufferBefore, own: .session)])
        #expect(try reasons("2026-03-02T10:30:00Z") == [.session(index: 0, part: .bufferAfter, own: .session)])
        #expect(
            try reasons("2026-03-02T09:15:00Z", bufferAfter: 1_200) == [
                .session(index: 0, part: .session, own: .bufferAfter)
            ]
        )
        #expect(
            try reasons("2026-03-02T11:15:00Z", bufferBefore: 2_400) == [
                .session(index: 0, part: .bufferAfter, own: .bufferBefore), .busy(index: 0, own: .bufferBefore),
            ]
        )
        #expect(try reasons("2026-03-02T10:45:00Z") == [.busy(index: 0, own: .session)])
    }

    @Test func `Shared sessions are offered until they are full`() throws {
        #expect(try reasons("2026-03-23T09:00:00Z", capacity: 2).isEmpty)
        #expect(try reasons("2026-03-23T09:15:00Z", capacity: 2) == [.session(index: 1, part: .session, own: .session)])
        let calendar = try calendar()
        let full = PreparedCalendar(
            schedule: calendar.schedule,
            sessions: [calendar.sessions[1], calendar.sessions[1]]
        )
        let rules = try SlotRules(duration: 1_800, step: 900, capacity: 2, service: 7)
        let start = try instant("2026-03-23T09:00:00Z")
        #expect(full.explain(at: start, rules: rules, now: nil).reasons == [.full(capacity: 2)])
        #expect(!full.isSlot(at: start, rules: rules, now: nil))
        let party = try SlotRules(duration: 1_800, step: 900, capacity: 4, maximumSeats: 3, service: 7).taking(3)
        #expect(full.explain(at: start, rules: party, now: nil).reasons == [.full(capacity: 4, left: 2)])
        #expect(full.isSlot(at: start, rules: try party.taking(2), now: nil))
    }

    @Test func `Notice, past and window name their bounds`() throws {
        let start = "2026-03-02T09:00:00Z"
        #expect(try reasons(start, now: "2026-03-02T07:00:00Z").isEmpty)
        #expect(try reasons(start, now: "2026-03-02T07:00:01Z") == [.notice(earliest: instant("2026-03-02T09:00:01Z"))])
        #expect(try reasons(start, now: "2026-03-02T09:00:01Z") == [.past])
        #expect(try reasons(start, now: "2026-02-20T00:00:00Z").isEmpty)
        #expect(try reasons(start, now: "2026-02-19T23:59:59Z") == [.window(lastDate: date("2026-03-01"))])
    }

    @Test func `A limit names its period and how many are taken`() throws {
        #expect(try reasons("2026-03-02T09:00:00Z", perDay: 1) == [.limit(period: .day, maximum: 1, taken: 1)])
        #expect(try reasons("2026-03-02T09:00:00Z", perDay: 2).isEmpty)
    }

    @Test func `A start off the grid names its neighbours`() throws {
        #expect(
            try reasons("2026-03-02T09:05:00Z") == [
                .offGrid(previous: instant("2026-03-02T09:00:00Z"), next: instant("2026-03-02T09:15:00Z"))
            ]
        )
    }

    @Test func `Every reason that holds is given`() throws {
        let found = try reasons("2026-03-02T10:05:00Z", perDay: 1, now: "2026-03-02T10:06:00Z")
        #expect(
            found == [
                .past, .session(index: 0, part: .session, own: .session),
                .offGrid(previous: try instant("2026-03-02T10:00:00Z"), next: try instant("2026-03-02T10:15:00Z")),
                .limit(period: .day, maximum: 1, taken: 1),
            ]
        )
    }
}
