import Bookings
import CivilTime
import Policies
import SQL
import Scheduling
import Testing

@Suite(.ownDatabases)
struct BookingDeskTests {
    @Test(arguments: Engine.allCases)
    func takesAFreeStartAndRefusesItToTheNext(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        #expect(booking.status == .confirmed)
        let refusal = try #require(try await studio.refusal(at: Studio.opening))
        #expect(refusal.isTaken)
        #expect(refusal.alternatives.first == Studio.opening + 3_600)
        #expect(refusal.alternatives.count == 5)
    }

    @Test(
        "refuses what is not a slot without alternatives: before hours, off the grid, after hours, in the past",
        arguments: Engine.allCases,
        [-3_600, 60, 28_800, -691_200]
    )
    func refusesWhatIsNoSlotWithoutAlternatives(engine: Engine, offset: Int64) async throws {
        let studio = try await Studio(on: engine)
        let start = Studio.opening + offset
        let refusal = try #require(try await studio.refusal(at: start))
        #expect(!refusal.isTaken)
        #expect(refusal.alternatives.isEmpty)
        #expect(!refusal.reasons.isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func seatsOfOneSessionAreNumberedAndRunOut(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 60)
        timing.capacity = 3
        let studio = try await Studio(on: engine, timing: timing)
        var seats: [Int] = []
        for _ in 1...3 { seats.append(try await studio.book(at: Studio.opening).seat) }
        #expect(seats == [1, 2, 3])
        let refusal = try #require(try await studio.refusal(at: Studio.opening))
        #expect(refusal.reasons.contains(.full(capacity: 3)))
    }

    @Test(arguments: Engine.allCases)
    func aSeatThatIsGivenUpIsTakenAgain(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 60)
        timing.capacity = 2
        let studio = try await Studio(on: engine, timing: timing)
        let first = try await studio.book(at: Studio.opening)
        _ = try await studio.book(at: Studio.opening)
        _ = try await studio.cancel(first, at: Studio.now)
        #expect(try await studio.book(at: Studio.opening).seat == 1)
    }

    @Test(arguments: Engine.allCases)
    func bothNeighboursBuffersAddUp(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 60, slotStepMinutes: 15)
        timing.bufferBeforeMinutes = 15
        timing.bufferAfterMinutes = 30
        let studio = try await Studio(on: engine, timing: timing)
        _ = try await studio.book(at: Studio.opening)
        #expect(try await studio.refusal(at: Studio.opening + 90 * 60) != nil)
        #expect(try await studio.refusal(at: Studio.opening + 105 * 60) == nil)
    }

    @Test(arguments: Engine.allCases)
    func aLimitADayCountsTheProvidersDay(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 60)
        timing.maximumPerDay = 2
        let studio = try await Studio(on: engine, timing: timing)
        _ = try await studio.book(at: Studio.opening)
        _ = try await studio.book(at: Studio.opening + 3_600)
        let refusal = try #require(try await studio.refusal(at: Studio.opening + 7_200))
        #expect(refusal.reasons == [.limit(period: .day, maximum: 2, taken: 2)])
        #expect(!refusal.isTaken)
        #expect(try await studio.refusal(at: Studio.opening + 86_400) == nil)
    }

    @Test(arguments: Engine.allCases)
    func everyListedSlotBooksAndNothingElseDoes(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 45, slotStepMinutes: 20)
        timing.bufferAfterMinutes = 10
        let studio = try await Studio(on: engine, timing: timing)
        for offset: Int64 in [0, 120, 300] { _ = try await studio.book(at: Studio.opening + offset * 60) }
        let day = (Studio.opening - 3_600, Studio.opening + 10 * 3_600)
        let listed = try await studio.database.transaction(.read) { connection in
            let loader = CalendarLoader(zones: .system)
            let offered = try await loader.offered(of: studio.service.id, of: studio.provider, in: connection)
            let calendar = try await loader.load(
                offered,
                first: day.0,
                last: day.1,
                at: Studio.now,
                in: connection
            )
            return calendar.calendar.slots(
                calendar.rules,
                now: Studio.now.secondsSince1970,
                in: SlotRange(from: .instant(day.0.secondsSince1970), to: .instant(day.1.secondsSince1970))
            )
        }
        #expect(!listed.isEmpty)
        for offset in stride(from: 0, to: day.1 - day.0, by: 300) {
            let start = day.0 + offset
            guard case .booked(let booking, _, _) = try await studio.outcome(at: start) else {
                #expect(!listed.contains(start.secondsSince1970), "\(start) is listed and was refused")
                continue
            }
            #expect(listed.contains(start.secondsSince1970), "\(start) is not listed and was booked")
            _ = try await studio.cancel(booking, at: Studio.now)
        }
    }

    @Test(arguments: Engine.allCases)
    func aClientConfirmsAHoldButNotAnApproval(engine: Engine) async throws {
        let held = try await Studio(on: engine)
        let hold = try await held.book(at: Studio.opening, hold: 600)
        #expect(hold.status == .pending)
        let confirmed = try await held.database.transaction(.write, by: .client(hold.id), at: Studio.now + 599) {
            try await held.desk.confirm(hold.id, in: $0)
        }
        #expect(confirmed.status == .confirmed)
        #expect(confirmed.expiresAt == nil)

        let approving = try await Studio(on: engine, requiresApproval: true)
        let waiting = try await approving.book(at: Studio.opening)
        let error = await #expect(throws: BookingsError.self) {
            try await approving.database.transaction(.write, by: .client(waiting.id), at: Studio.now) {
                try await approving.desk.confirm(waiting.id, in: $0)
            }
        }
        #expect(error?.code == .forbidden)
    }

    @Test(arguments: Engine.allCases)
    func completingNeedsTheSessionToHaveBegun(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.write, by: .system, at: Studio.opening - 1) {
                try await studio.desk.complete(booking.id, in: $0)
            }
        }
        #expect(error?.code == .wrongState)
        let completed = try await studio.database.transaction(.write, by: .system, at: Studio.opening) {
            try await studio.desk.complete(booking.id, in: $0)
        }
        #expect(completed.status == .completed)
    }

    @Test(arguments: Engine.allCases)
    func paymentsNeverExceedThePrice(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        #expect(try await studio.pay(4_000, for: booking).paid == 4_000)
        #expect(try await studio.pay(5_999, for: booking).paid == 9_999)
        let error = await #expect(throws: BookingsError.self) { try await studio.pay(1, for: booking) }
        #expect(error?.code == .invalidValue)
    }

    @Test(arguments: Engine.allCases)
    func refusesAnOutdatedPolicy(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        var request = studio.request(at: Studio.opening)
        request.acceptedPolicyVersion = PolicyVersion(of: Array("return {}".utf8))
        let asked = request
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.write, by: .anonymous, at: Studio.now) {
                try await studio.desk.book(asked, in: $0)
            }
        }
        #expect(error?.field == "policy_version")
    }
}
