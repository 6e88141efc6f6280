import CivilTime
import Scheduling
import Testing

struct ScheduleTests {
    private static let date = CivilDate("2026-03-10") ?? .min
    private static let nine = WallTime(secondOfDay: 9 * 3_600) ?? .midnight
    private static let noon = WallTime(secondOfDay: 12 * 3_600) ?? .midnight
    private static let ten = WallTime(secondOfDay: 10 * 3_600) ?? .midnight

    private static func exception(_ kind: ScheduleException.Kind) -> ScheduleException {
        ScheduleException(date: date, kind: kind)
    }

    @Test(arguments: [-1, 7, .max])
    func `A day of the week outside 0 to 6 is refused`(_ day: Int) throws {
        let rows =
            [WeeklyHours(dayOfWeek: 0, start: Self.nine, end: Self.noon)]
            + [WeeklyHours(dayOfWeek: day, start: Self.nine, end: Self.noon)]
        let error = try #require(throws: ScheduleError.self) { try Schedule(zone: .utc, weekly: rows) }
        #expect(error.code == .dayOfWeekOutOfRange)
        #expect(error.field == "schedule[1].day_of_week")
    }

    @Test func `Hours that begin at 24:00 are refused`() throws {
        let row = WeeklyHours(dayOfWeek: 1, start: .endOfDay, end: Self.nine)
        let weekly = try #require(throws: ScheduleError.self) { try Schedule(zone: .utc, weekly: [row]) }
        #expect(weekly.code == .startsAtEndOfDay)
        #expect(weekly.field == "schedule[0].start_time")
        let exceptions = [Self.exception(.open(start: .endOfDay, end: Self.nine))]
        let error = try #require(throws: ScheduleError.self) {
            try Schedule(zone: .utc, weekly: [], exceptions: exceptions)
        }
        #expect(error.field == "exceptions[0].custom_start")
    }

    @Test(
        arguments: [
            [.closed, .closed], [.open(start: nine, end: noon), .closed],
            [.closed, .closedPart(start: nine, end: noon)],
        ] as [[ScheduleException.Kind]]
    )
    func `A closed date has no other exception`(_ kinds: [ScheduleException.Kind]) throws {
        let error = try #require(throws: ScheduleError.self) {
            try Schedule(zone: .utc, weekly: [], exceptions: kinds.map(Self.exception))
        }
        #expect(error.code == .contradictoryExceptions)
        #expect(error.field == "exceptions[1].exception_date")
    }

    @Test(
        arguments: [
            [.open(start: nine, end: noon), .open(start: ten, end: noon)],
            [.open(start: noon, end: nine), .open(start: ten, end: ten)],
            [.closedPart(start: nine, end: noon), .open(start: nine, end: ten), .closedPart(start: nine, end: noon)],
        ] as [[ScheduleException.Kind]]
    )
    func `Exceptions of one kind may not overlap`(_ kinds: [ScheduleException.Kind]) throws {
        let error = try #require(throws: ScheduleError.self) {
            try Schedule(zone: .utc, weekly: [], exceptions: kinds.map(Self.exception))
        }
        #expect(error.code == .overlappingExceptions)
        #expect(error.field == "exceptions[\(kinds.count - 1)].custom_start")
    }

    @Test(
        arguments: [
            [.open(start: nine, end: ten), .open(start: ten, end: noon)],
            [.open(start: nine, end: noon), .closedPart(start: ten, end: noon)],
            [.open(start: noon, end: nine), .open(start: nine, end: ten)],
        ] as [[ScheduleException.Kind]]
    )
    func `Exceptions that only touch, or open and close, may stand together`(_ kinds: [ScheduleException.Kind]) throws {
        #expect(throws: Never.self) { try Schedule(zone: .utc, weekly: [], exceptions: kinds.map(Self.exception)) }
    }

    @Test func `A value of the rules that is out of bounds is named`() throws {
        func field(_ make: () throws(ScheduleError) -> SlotRules) -> String? {
            do {
                _ = try make()
                return nil
            } catch {
                return error.code == .valueOutOfRange ? error.field : nil
            }
        }
        #expect(field { () throws(ScheduleError) in try SlotRules(duration: 0, step: 900) } == "duration_minutes")
        #expect(field { () throws(ScheduleError) in try SlotRules(duration: .max, step: 900) } == "duration_minutes")
        #expect(field { () throws(ScheduleError) in try SlotRules(duration: 60, step: 0) } == "slot_step_minutes")
        #expect(
            field { () throws(ScheduleError) in try SlotRules(duration: 60, bufferBefore: -1, step: 60) }
                == "buffer_before_minutes"
        )
        #expect(
            field { () throws(ScheduleError) in try SlotRules(duration: 60, step: 60, minimumNotice: -60) }
                == "min_notice_minutes"
        )
        #expect(
            field { () throws(ScheduleError) in try SlotRules(duration: 60, step: 60, bookingWindowDays: -1) }
                == "booking_window_days"
        )
        #expect(
            field { () throws(ScheduleError) in try SlotRules(duration: 60, step: 60, maximumPerWeek: 0) }
                == "max_bookings_per_week"
        )
        #expect(field { () throws(ScheduleError) in try SlotRules(duration: 60, step: 60, capacity: 0) } == "capacity")
    }
}
