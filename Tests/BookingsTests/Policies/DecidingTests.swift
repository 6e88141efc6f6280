@testable import Bookings
import CivilTime
import Money
import Policies
import SQL
import Synchronization
import Testing
import Scheduling

/// Policies decide between transactions, and their decisions hold for what they were asked.
@Suite(.ownDatabases)
struct DecidingTests {
    /// Calls `between` before the second write transaction.
    private final class InterruptedDatabase: SQLDatabase {
        private let base: any SQLDatabase
        private let between: @Sendable () async throws -> Void
        private let attempts = Mutex(0)

        init(_ base: any SQLDatabase, between: @escaping @Sendable () async throws -> Void) {
            self.base = base
            self.between = between
        }

        var dialect: Dialect { base.dialect }
        var count: Int { attempts.withLock { $0 } }

        func transactionAttempt<Result: Sendable>(
            _ access: SQLAccess,
            _ body: (any SQLConnection) async throws -> Result
        ) async throws -> Result {
            let attempt = attempts.withLock { attempts in
                attempts += 1
                return attempts
            }
            if attempt == 2 { try await between() }
            return try await base.transactionAttempt(access, body)
        }

        func listen(to channel: String, _ handler: @escaping @Sendable (SQLNotification) -> Void) async throws {
            try await base.listen(to: channel, handler)
        }

        func close() async throws { try await base.close() }
    }

    private func cancel(
        _ booking: Booking,
        by requester: Requester? = nil,
        of studio: Studio,
        on database: any SQLDatabase
    ) async throws -> Refund {
        try await studio.desk.deciding(on: database, by: requester ?? .client(booking.id), at: Studio.now) {
            desk,
            transaction in
            try await desk.cancel(booking.id, reason: nil, in: transaction).settlement.refund
        }
    }

    @Test(arguments: Engine.allCases)
    func `no policy is asked within a transaction`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        await #expect(throws: UndecidedRefund.self) {
            try await studio.database.transaction(.write, by: .client(booking.id), at: Studio.now) { transaction in
                try await studio.desk.cancel(booking.id, reason: nil, in: transaction)
            }
        }
        #expect(try await studio.find(booking).status == .confirmed)
    }

    @Test(arguments: Engine.allCases)
    func `a policy is asked again when the booking has changed meanwhile`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(5_000, for: booking)
        let database = InterruptedDatabase(studio.database) { _ = try await studio.pay(4_999, for: booking) }
        let refund = try await cancel(booking, of: studio, on: database)
        #expect(refund.amount == 9_999)
        #expect(try refund.recordedInput?.paid == 9_999)
        #expect(database.count == 3)
    }

    @Test(arguments: Engine.allCases)
    func `a decision is taken over when nothing has changed`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let database = InterruptedDatabase(studio.database) {}
        #expect(try await cancel(booking, of: studio, on: database).amount == 9_999)
        #expect(database.count == 2)
    }

    @Test func `a provider's cancellation asks nobody`() async throws {
        let studio = try await Studio(script: "error('never asked')")
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(9_999, for: booking)
        let database = InterruptedDatabase(studio.database) {}
        let refund = try await cancel(booking, by: studio.asProvider, of: studio, on: database)
        #expect(refund.amount == 9_999)
        #expect(refund.reason == "The provider cancelled: everything is returned.")
        #expect(database.count == 1)
    }

    @Test func `evaluators answer all at once as one by one`() async throws {
        let studio = try await Studio()
        let evaluators = PolicyEvaluators(count: 3, waitingPerShare: 200)
        let source = PolicySource(
            text: "return { name = 'P', description = 'P.', refund = function(b) return b.paid // 3 end }"
        )
        try await withThrowingTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    let input = PolicyBooking(
                        paid: Int64(number),
                        currency: .euro,
                        bookedAt: 0,
                        startAt: 86_400,
                        endAt: 90_000,
                        cancelledAt: 100,
                        zone: .utc
                    )
                    let share = number % 2 == 0 ? WorkShare.clients(of: studio.provider) : .others
                    let decision = try await evaluators.decide(input, by: source, for: share).get()
                    #expect(decision.amount == Int64(number / 3))
                }
            }
            try await group.waitForAll()
        }
        #expect(evaluators.load.running == 0 && evaluators.source(of: source.version) == source)
    }
}
