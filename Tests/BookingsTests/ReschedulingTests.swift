import CivilTime
import Bookings
import Testing
import Scheduling

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
            Issue.record("The move was refused.")
            return
        }
        let moved = try await studio.find(booking)
        #expect(moved.startAt == Studio.opening + 1_800)
        #expect(moved.endAt == Studio.opening + 5_400)
        #expect(try await studio.refusal(at: Studio.opening)?.isTaken == true)
        #expect(try await studio.refusal(at: Studio.opening + 5_400) == nil)
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

    /// Starts that a booking is moved to, and by whom, as hours from its first start; and what notice then counts to.
    struct Moves: CustomTestStringConvertible {
        let steps: [(by: ActingParty, hours: Int64)]
        let notice: Int64

        var testDescription: String { steps.map { "\($0.by.rawValue) \($0.hours)" }.joined(separator: ", ") }
    }

    /// The first start is a week ahead, and flexible gives everything back until a day before the start.
    private static let moves = [
        Moves(steps: [(.provider, -24)], notice: 0), Moves(steps: [(.provider, 24)], notice: 24),
        Moves(steps: [(.provider, -24), (.provider, -48)], notice: 0),
        Moves(steps: [(.provider, 48), (.provider, -24)], notice: 48),
        Moves(steps: [(.provider, 48), (.provider, 72), (.provider, 24)], notice: 72),
        Moves(steps: [(.client, -24)], notice: -24), Moves(steps: [(.client, -24), (.provider, -48)], notice: -24),
        Moves(steps: [(.provider, 48), (.client, -24)], notice: -24),
        Moves(steps: [(.provider, 48), (.client, -24), (.provider, -48)], notice: -24),
        Moves(steps: [(.provider, -48), (.client, 24)], notice: 24),
    ]

    @Test(arguments: Engine.allCases, moves)
    func aProviderNeverShortensTheNotice(engine: Engine, _ moves: Moves) async throws {
        let studio = try await Studio(on: engine, policy: "flexible")
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        for step in moves.steps {
            let requester = step.by == .provider ? try studio.asProvider : .client(booking.id)
            let start = Studio.opening + step.hours * 3_600
            guard case .rescheduled = try await studio.move(booking, to: start, by: requester, at: Studio.now) else {
                throw BookingsError(.conflict, "The move was refused.")
            }
        }
        let expected = Studio.opening + moves.notice * 3_600
        #expect(try await studio.find(booking).noticeStartAt == expected)
        let refund = try await studio.cancel(booking, at: expected - 86_400).refund
        #expect(refund.amount == 9_999)
        let changes = try await studio.history(of: booking).filter { $0.kind == .rescheduled }
        #expect(changes.map(\.party) == moves.steps.map(\.by))
        #expect(changes.last?.noticeStartAt == expected)
        #expect(changes.map(\.startAt) == moves.steps.map { Studio.opening + $0.hours * 3_600 })
    }

    @Test(arguments: Engine.allCases)
    func aLateMoveOfTheClientIsMeasuredToWhatTheProviderLeft(engine: Engine) async throws {
        let studio = try await Studio(on: engine, policy: "strict")
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let day: Int64 = 86_400
        // Strict gives no more than half, so each move of the client's is late.
        let steps: [(to: Int64, by: Requester, notice: Int64)] = [
            (2 * day, try studio.asProvider, 2 * day), (-day, try studio.asProvider, 2 * day),
            (day, .client(booking.id), day), (14 * day, .client(booking.id), day),
            (7 * day, try studio.asProvider, 14 * day),
        ]
        for step in steps {
            guard
                case .rescheduled(let moved) = try await studio.move(
                    booking,
                    to: Studio.opening + step.to,
                    by: step.by,
                    at: Studio.now
                )
            else { throw BookingsError(.conflict, "The move was refused.") }
            #expect(moved.noticeStartAt == Studio.opening + step.notice)
        }
    }
}
