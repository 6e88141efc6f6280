import Bookings
import Testing
import WireFormat

@Suite(.ownDatabases)
struct ReschedulingTests {
    @Test(arguments: Engine.allCases)
    func movesToAFreeSlotAndFreesTheOldOne(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        guard case .rescheduled(let moved) = try await studio.move(booking, to: Studio.opening + 3_600, at: Studio.now)
        else { throw BookingsError(.conflict, "The move was refused.") }
        #expect(moved.startAt == Studio.opening + 3_600)
        #expect(moved.endAt == Studio.opening + 7_200)
        #expect(try await studio.refusal(at: Studio.opening) == nil)
        #expect(try await studio.refusal(at: Studio.opening + 3_600)?.isTaken == true)
    }

    @Test(arguments: Engine.allCases)
    func mayOverlapItsOwnOldPlace(engine: Engine) async throws {
        let studio = try await Studio(on: engine, timing: .init(durationMinutes: 60, slotStepMinutes: 30))
        let booking = try await studio.book(at: Studio.opening)
        guard case .rescheduled = try await studio.move(booking, to: Studio.opening + 1_800, at: Studio.now) else {
            throw BookingsError(.conflict, "The move was refused.")
        }
    }

    @Test(arguments: Engine.allCases)
    func isRefusedWhereAnotherBookingStands(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        _ = try await studio.book(at: Studio.opening + 3_600)
        guard case .refused(let refusal) = try await studio.move(booking, to: Studio.opening + 3_600, at: Studio.now)
        else { throw BookingsError(.conflict, "The move was let through.") }
        #expect(refusal.isTaken)
        #expect(try await studio.find(booking).startAt == Studio.opening)
    }

    @Test(arguments: Engine.allCases, [(32_400, true), (518_400, false)] as [(Int64, Bool)])
    func isNoWayAroundThePolicy(engine: Engine, _ sample: (notice: Int64, keepsOldStart: Bool)) async throws {
        let (notice, keepsOldStart) = sample
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let now = Studio.opening - notice
        let later = Studio.opening + 14 * 86_400
        guard case .rescheduled = try await studio.move(booking, to: later, at: now) else {
            throw BookingsError(.conflict, "The move was refused.")
        }
        let refund = try await studio.cancel(booking, at: now).refund
        #expect(refund.amount == (keepsOldStart ? 0 : 9_999))
    }

    @Test(arguments: Engine.allCases)
    func movingEarlierNeverLengthensTheNotice(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let now = Studio.opening - 2 * 86_400 - 1_800
        let sooner = Studio.opening - 2 * 86_400
        guard case .rescheduled(let moved) = try await studio.move(booking, to: sooner, at: now) else {
            throw BookingsError(.conflict, "The move was refused.")
        }
        #expect(moved.noticeStartAt == sooner)
        #expect(try await studio.cancel(booking, at: now).refund.amount == 0)
    }

    @Test(arguments: Engine.allCases)
    func aSessionThatHasBegunStaysWhereItIs(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let error = await #expect(throws: BookingsError.self) {
            try await studio.move(booking, to: Studio.opening + 86_400, at: Studio.opening)
        }
        #expect(error?.code == .wrongState)
    }

    @Test(arguments: Engine.allCases)
    func aClientDoesNotMoveWhatTheProviderApproves(engine: Engine) async throws {
        let studio = try await Studio(on: engine, requiresApproval: true)
        let booking = try await studio.book(at: Studio.opening)
        let error = await #expect(throws: BookingsError.self) {
            try await studio.move(booking, to: Studio.opening + 3_600, at: Studio.now)
        }
        #expect(error?.code == .forbidden)
    }
}
