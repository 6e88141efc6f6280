import Bookings
import CivilTime
import Intervals
import SQL
import Scheduling
import Testing

/// Time that is blocked by hand or by a calendar.
@Suite(.ownDatabases)
struct BusyTimeDeskTests {
    private static let hour: Int64 = 3_600

    @Test(arguments: Engine.allCases)
    func `slots go with a block and come back with its end`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let before = try await studio.slots()
        try #require(before.count == 8)
        let busy = try await studio.block(Studio.opening + 90 * 60, Studio.opening + 3 * Self.hour)
        #expect(try await studio.slots() == before.filter { $0 == before[0] || $0 >= before[3] })
        try await studio.unblock(busy)
        #expect(try await studio.slots() == before)
    }

    @Test(arguments: Engine.allCases)
    func `a start in blocked time is taken, with alternatives`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.block(Studio.opening, Studio.opening + Self.hour)
        let refusal = try #require(try await studio.refusal(at: Studio.opening))
        #expect(refusal.isTaken)
        #expect(refusal.reasons == [.busy(index: 0, own: .session)])
        #expect(refusal.alternatives.first == Studio.opening + Self.hour)
        #expect(refusal.alternatives.count == 5)
    }

    @Test(arguments: Engine.allCases)
    func `nothing can be moved into blocked time`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.block(Studio.opening + 2 * Self.hour, Studio.opening + 3 * Self.hour)
        guard
            case .refused(let refusal) = try await studio.move(
                booking,
                to: Studio.opening + 2 * Self.hour,
                at: Studio.now
            )
        else {
            Issue.record("moved into blocked time")
            return
        }
        #expect(refusal.isTaken)
        guard case .rescheduled = try await studio.move(booking, to: Studio.opening + 3 * Self.hour, at: Studio.now)
        else {
            Issue.record("not moved to a free slot")
            return
        }
    }

    @Test(arguments: Engine.allCases)
    func `a block over a booking leaves it as it is`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening, hold: 600)
        try await studio.block(Studio.opening, Studio.opening + Self.hour)
        let confirmed = try await studio.database.transaction(.write, by: .client(booking.id), at: Studio.now) {
            try await studio.desk.confirm(booking.id, in: $0)
        }
        #expect(confirmed.status == .confirmed)
        #expect(try await studio.refusal(at: Studio.opening)?.reasons.count == 2)
    }

    @Test(arguments: Engine.allCases)
    func `the buffers of a session keep clear of blocked time, which has none`(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 60)
        timing.bufferBeforeMinutes = 15
        timing.bufferAfterMinutes = 30
        let studio = try await Studio(on: engine, timing: timing)
        try await studio.block(Studio.opening + 3 * Self.hour, Studio.opening + 4 * Self.hour)
        let hours = try await studio.slots().map { ($0 - Studio.opening) / Self.hour }
        #expect(hours == [0, 1, 5, 6, 7])
    }

    @Test(arguments: Engine.allCases)
    func `odd seconds block the whole minute`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let busy = try await studio.block(Studio.opening + Self.hour - 1, Studio.opening + Self.hour + 1)
        #expect(busy.span == Interval(start: Studio.opening + Self.hour - 60, end: Studio.opening + Self.hour + 60))
        #expect(try await studio.slots().first == Studio.opening + 2 * Self.hour)
    }

    @Test(arguments: Engine.allCases)
    func `time that is over, and more than five years, are refused`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let longest = BusyTimeLimits.days * 86_400
        for (start, end) in [
            (Studio.now - 120, Studio.now - 60), (Studio.now - 120, Studio.now), (Studio.now, Studio.now + longest + 1),
        ] {
            let error = await #expect(throws: BookingsError.self) { try await studio.block(start, end) }
            #expect(error?.code == .invalidValue && error?.field == "end_at", "\(start - Studio.now)")
        }
        let busy = try await studio.block(Studio.now - 60, Studio.now - 60 + longest)
        #expect(busy.span.length == longest)
        #expect(try await studio.slots(onDay: 1_800) == [])
    }

    @Test(arguments: Engine.allCases)
    func `a provider has so many blocks ahead, whatever is over or comes from calendars`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let day: Int64 = 86_400
        try await studio.database.transaction(.write) { connection in
            for number in 0..<Int64(BusyTimeLimits.piecesAhead - 1) {
                let start = Studio.opening + number * 60
                try await studio.insertBusyTime(
                    Interval(start: start, end: start + 60),
                    source: "manual",
                    in: connection
                )
            }
            let past = Interval(start: Studio.now - day, end: Studio.now)
            try await studio.insertBusyTime(past, source: "manual", in: connection)
            let elsewhere = Interval(start: Studio.opening, end: Studio.opening + day)
            try await studio.insertBusyTime(elsewhere, source: "cal_1", in: connection)
        }
        let last = try await studio.block(Studio.opening, Studio.opening + day)
        let error = await #expect(throws: BookingsError.self) {
            try await studio.block(Studio.opening, Studio.opening + day)
        }
        #expect(error?.code == .conflict)
        try await studio.unblock(last)
        try await studio.block(Studio.opening, Studio.opening + day)
    }

    @Test(arguments: Engine.allCases)
    func `what a calendar says ends there`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let span = Interval(start: Studio.opening, end: Studio.opening + Self.hour)
        try await studio.database.transaction(.write) { try await studio.insertBusyTime(span, source: "cal_1", in: $0) }
        let listed = try await studio.database.transaction(.read) { connection in
            try await BusyTimeStore().list(.init(), of: studio.provider, after: nil, limit: 10, in: connection)
        }
        let busy = try #require(listed.first)
        let error = await #expect(throws: BookingsError.self) { try await studio.unblock(busy) }
        #expect(error?.code == .conflict)
        #expect(try await studio.slots().count == 7)
    }

    @Test(arguments: Engine.allCases)
    func `an unknown provider has no time to block`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let nobody = try #require(ProviderID(rawValue: "prv_nobody"))
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
                try await BusyTimeDesk(zones: .system).block(
                    Interval(start: Studio.opening, end: Studio.opening + 60),
                    note: nil,
                    of: nobody,
                    in: transaction
                )
            }
        }
        #expect(error?.code == .notFound)
    }
}
