import CivilTime
import Bookings
import SQL
import Testing
import Scheduling

/// What becomes of many who want the same place at once.
@Suite(.ownDatabases)
struct RivalryTests {
    private static let crowd = 16

    @Test(arguments: Engine.allCases, [1, 3])
    func asManyGetAStartAsItHasSeatsAndAllOthersAreOfferedOthers(engine: Engine, capacity: Int) async throws {
        var timing = ServiceTiming(durationMinutes: 60, slotStepMinutes: 15)
        timing.capacity = capacity
        let studio = try await Studio(on: engine, timing: timing)
        let outcomes = try await crowd(of: Self.crowd) { _ in try await studio.outcome(at: Studio.opening) }
        #expect(outcomes.compactMap(\.booked).map(\.seat).sorted() == Array(1...capacity))
        let refusals = outcomes.compactMap(\.refused)
        #expect(refusals.count == Self.crowd - capacity)
        #expect(refusals.allSatisfy { $0.isTaken && $0.alternatives.count == 5 })
    }

    @Test(arguments: Engine.allCases)
    func partiesNeverTakeMoreSeatsThanThereAre(engine: Engine) async throws {
        let studio = try await Studio(on: engine, timing: .party)
        let outcomes = try await crowd(of: 2 * Self.crowd) { number in
            let outcome = try await studio.outcome(at: Studio.opening, seats: number % 3 + 1)
            // Some give their seats up while others look for some, so that those that are left lie apart.
            if number.isMultiple(of: 4), let booking = outcome.booked {
                _ = try await studio.cancel(booking, at: Studio.now)
            }
            return outcome
        }
        #expect(outcomes.compactMap(\.refused).allSatisfy { $0.isTaken })
        let standing = try await studio.standing(outcomes.compactMap(\.booked))
        let numbers = standing.flatMap(\.seats.numbers)
        #expect(Set(numbers).count == numbers.count && numbers.allSatisfy { (1...10).contains($0) })
        // What is left is sold one by one, and no more.
        for _ in numbers.count..<10 { _ = try await studio.book(at: Studio.opening) }
        #expect(try await studio.refusal(at: Studio.opening)?.isTaken == true)
    }

    @Test(arguments: Engine.allCases)
    func theSchemaAloneKeepsPartiesApart(engine: Engine) async throws {
        let studio = try await Studio(on: engine, timing: .party)
        let unlocked = TappedDatabase(studio.database, takesLocks: false)
        let outcomes = try await crowd(of: 8) { number -> BookingOutcome? in
            let request = studio.request(at: Studio.opening, seats: number % 2 + 2)
            do {
                return try await unlocked.transaction(.write, by: .anonymous, at: Studio.now) {
                    try await studio.desk.book(request, in: $0)
                }
            } catch let error as SQLError where error.code == .contention {
                return nil
            }
        }
        let numbers = outcomes.compactMap { $0?.booked }.flatMap(\.seats.numbers)
        #expect(!numbers.isEmpty && Set(numbers).count == numbers.count && numbers.allSatisfy { $0 <= 10 })
    }

    @Test(arguments: Engine.allCases)
    func overlappingStartsNeverBothStand(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 60, slotStepMinutes: 15)
        timing.bufferAfterMinutes = 15
        let studio = try await Studio(on: engine, timing: timing)
        let outcomes = try await crowd(of: Self.crowd) {
            try await studio.outcome(at: Studio.opening + Int64($0 % 4) * 900)
        }
        #expect(outcomes.compactMap(\.booked).count == 1)
        #expect(outcomes.compactMap(\.refused).allSatisfy { $0.isTaken })
    }

    @Test(arguments: Engine.allCases)
    func noDayGetsMoreThanItsLimit(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 30)
        timing.maximumPerDay = 5
        let studio = try await Studio(on: engine, timing: timing)
        let outcomes = try await crowd(of: Self.crowd) {
            try await studio.outcome(at: Studio.opening + Int64($0) * 1_800)
        }
        #expect(outcomes.compactMap(\.booked).count == 5)
        #expect(outcomes.compactMap(\.refused).allSatisfy { !$0.isTaken })
    }

    @Test(arguments: Engine.allCases)
    func theSchemaAloneKeepsSessionsApart(engine: Engine) async throws {
        let studio = try await Studio(on: engine, timing: ServiceTiming(durationMinutes: 60, slotStepMinutes: 15))
        let unlocked = TappedDatabase(studio.database, takesLocks: false)
        let outcomes = try await crowd(of: 4) { number -> BookingOutcome? in
            let request = studio.request(at: Studio.opening + Int64(number) * 900)
            do {
                return try await unlocked.transaction(.write, by: .anonymous, at: Studio.now) {
                    try await studio.desk.book(request, in: $0)
                }
            } catch let error as SQLError where error.code == .contention {
                return nil
            }
        }
        #expect(outcomes.compactMap { $0?.booked }.count == 1)
    }

    @Test(arguments: Engine.allCases)
    func theSameKeyIsAnsweredOnceHoweverOftenItComesAtOnce(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let key = RequestKey(
            "k",
            from: .known("key:key_a", credential: "bk_a"),
            for: "POST /",
            request: [],
            at: Studio.now
        )
        let made = try await crowd(of: Self.crowd) { number in
            try await studio.database.transaction(.write) { connection in
                let store = IdempotencyStore()
                guard case nil = try await store.answer(to: key, in: connection) else { return false }
                try await store.keep([UInt8(number)], for: key, in: connection)
                return true
            }
        }
        #expect(made.count { $0 } == 1)
    }

    @Test(arguments: Engine.allCases)
    func sweepsAtOnceReleaseEveryHoldOnce(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        for hour in 0..<8 { _ = try await studio.book(at: Studio.opening + Int64(hour) * 3_600, hold: 60) }
        let released = try await crowd(of: 4) { _ in
            try await studio.database.transaction(.write, by: .system, at: Studio.now + 60) {
                try await studio.holds.releaseOverdue(limit: 100, in: $0)
            }
        }
        #expect(released.reduce(0, +) == 8)
    }

    private func crowd<Result: Sendable>(
        of size: Int,
        _ body: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: Result.self) { group in
            for number in 0..<size { group.addTask { try await body(number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}

extension BookingOutcome {
    fileprivate var booked: Booking? {
        if case .booked(let booking, _, _) = self { booking } else { nil }
    }

    fileprivate var refused: SlotRefusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}
