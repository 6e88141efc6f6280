import CivilTime
import Bookings
import SQL
import Testing

@Suite(.ownDatabases)
struct HoldTests {
    @Test(arguments: Engine.allCases)
    func holdsTheSlotUntilItRunsOutAndNotLonger(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let hold = try await studio.book(at: Studio.opening, hold: 600)
        #expect(try await studio.refusal(at: Studio.opening, now: Studio.now + 599) != nil)
        _ = try await studio.book(at: Studio.opening, now: Studio.now + 600)
        let expired = try await studio.find(hold)
        #expect(expired.status == .cancelled)
        #expect(expired.cancellation == .expiry)
        #expect(expired.cancelledAt == Studio.now + 600)
        #expect(try await studio.history(of: hold).map(\.kind) == [.booked, .expired])
    }

    @Test(arguments: Engine.allCases)
    func cannotBeConfirmedAfterItRanOut(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let hold = try await studio.book(at: Studio.opening, hold: 600)
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.write, by: .client(hold.id), at: Studio.now + 600) {
                try await studio.desk.confirm(hold.id, in: $0)
            }
        }
        #expect(error?.code == .wrongState)
    }

    @Test(arguments: Engine.allCases)
    func isReleasedByTheSweepInPortions(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        for hour in 0..<5 { _ = try await studio.book(at: Studio.opening + Int64(hour) * 3_600, hold: 60) }
        func sweep(at now: Instant) async throws -> Int {
            try await studio.database.transaction(.write, by: .system, at: now) {
                try await studio.holds.releaseOverdue(limit: 3, in: $0)
            }
        }
        #expect(try await sweep(at: Studio.now + 59) == 0)
        #expect(try await sweep(at: Studio.now + 60) == 3)
        #expect(try await sweep(at: Studio.now + 60) == 2)
        #expect(try await sweep(at: Studio.now + 60) == 0)
    }

    @Test(arguments: Engine.allCases)
    func takesNoMoneyThatItsEndWouldLose(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let hold = try await studio.book(at: Studio.opening, hold: 600)
        let error = await #expect(throws: BookingsError.self) { try await studio.pay(100, for: hold) }
        #expect(error?.code == .wrongState)
    }

    @Test(arguments: Engine.allCases)
    func endsWithTheStartAtTheLatest(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let hold = try await studio.book(at: Studio.opening, hold: 3_600, now: Studio.opening - 60)
        #expect(hold.expiresAt == Studio.opening)
    }
}
