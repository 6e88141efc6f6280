import Bookings
import Policies
import SQL
import Testing

/// Refunds on their way.
@Suite(.ownDatabases)
struct RefundPartTests {
    /// A booking of which 2,000 was paid through the processor and 3,000 in cash.
    private static func paid(on engine: Engine = .sqlite) async throws -> (studio: Studio, booking: Booking) {
        let studio = try await Studio.paidAhead(on: engine, .deposit(2_000))
        let booking = try await studio.book(at: Studio.opening)
        try await studio.apply(.received, of: try await studio.payment(of: booking))
        return (studio, try await studio.pay(3_000, for: booking))
    }

    private static func apply(
        _ word: RefundPart.ReportedStatus,
        _ part: RefundPart,
        named name: String? = "re_1",
        in studio: Studio
    ) async throws -> RefundPart {
        try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            try await studio.payoutDesk.apply(word, of: part.number, part.refund, stripeRefund: name, in: transaction)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what came through the processor goes back first, the rest is owed`(engine: Engine) async throws {
        let (studio, booking) = try await Self.paid(on: engine)
        let (_, refund) = try await studio.cancel(booking, by: .provider, at: Studio.now)
        #expect(refund.amount == 5_000)
        let parts = try #require(try await studio.refunds(of: booking).first).parts
        #expect(parts.map(\.method) == [.stripe, .cash] && parts.map(\.amount) == [2_000, 3_000])
        #expect(try await studio.jobs(.sendRefund) == 1)
        let settled = try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            try await studio.payoutDesk.settle(refund.id, by: .bankTransfer, in: transaction)
        }
        #expect(settled.refund.status == .owed)
        _ = try await Self.apply(.succeeded, parts[0], in: studio)
        let ended = try #require(try await studio.refunds(of: booking).first)
        #expect(ended.refund.status == .succeeded && ended.parts.map(\.method) == [.stripe, .bankTransfer])
    }

    @Test func `what is on its way through the processor cannot be paid by hand`() async throws {
        let (studio, booking) = try await Self.paid()
        let refund = try await studio.refundDesk.giveBack(booking, 2_000, in: studio).refund
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
                try await studio.payoutDesk.settle(refund.id, by: .cash, in: transaction)
            }
        }
        #expect(error?.code == .wrongState)
    }

    @Test func `a refund that comes back is owed anew and waits for a person`() async throws {
        let (studio, booking) = try await Self.paid()
        let refund = try await studio.refundDesk.giveBack(booking, 2_000, in: studio).refund
        let part = try #require(try await studio.refunds(of: booking).first?.parts.first)
        _ = try await Self.apply(.succeeded, part, in: studio)
        let back = try await Self.apply(.failed(reason: "expired card"), part, in: studio)
        #expect(back.status == .owed && back.isForPeople && back.problem?.contains("expired card") == true)
        #expect(try await Self.apply(.failed(reason: "expired card"), part, in: studio).status == .owed)
        #expect(try await studio.jobs(.sendRefund) == 1)
        let retried = try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            try await studio.payoutDesk.retry(refund.id, in: transaction)
        }
        #expect(retried.refund.status == .owed)
        #expect(try await studio.jobs(.sendRefund) == 2)
        let next = try #require(try await studio.refunds(of: booking).first?.parts.first)
        #expect(next.attempt == 2 && next.problem == nil && !next.isForPeople)
    }

    @Test func `news of another attempt is passed over`() async throws {
        let (studio, booking) = try await Self.paid()
        _ = try await studio.refundDesk.giveBack(booking, 2_000, in: studio)
        let part = try #require(try await studio.refunds(of: booking).first?.parts.first)
        _ = try await Self.apply(.pending, part, named: "re_2", in: studio)
        #expect(try await Self.apply(.succeeded, part, named: "re_1", in: studio).status == .requested)
    }

    @Test(arguments: Engine.allCases)
    func `the database keeps refunds below what was paid`(engine: Engine) async throws {
        let (studio, booking) = try await Self.paid(on: engine)
        // Payments of one moment come in no order.
        let payment = try #require(try await studio.payments(of: booking).first { $0.amount == 2_000 })
        _ = try await studio.refundDesk.giveBack(booking, 1_500, in: studio)
        let refund = try #require(try await studio.refunds(of: booking).first).refund
        let statements: [SQLStatement] = [
            "UPDATE bookings SET refunded = 5001 WHERE booking_id = \(booking.id)",
            "UPDATE payments SET refunded = 2001 WHERE payment_id = \(payment.id)",
            "UPDATE refund_parts SET amount = 2000 WHERE refund_id = \(refund.id)",
            "DELETE FROM refund_parts WHERE refund_id = \(refund.id)",
            """
            INSERT INTO refund_parts (provider_id, refund_id, part, payment_id, amount, status, method)
            VALUES (\(studio.provider), \(refund.id), 2, \(payment.id), 501, 'owed', 'stripe')
            """,
            """
            INSERT INTO refunds (provider_id, refund_id, booking_id, kind, status, amount, entitlement, currency, reason,
                policy_id, policy_version, created_at, created_by)
            SELECT provider_id, 'rfd_studio_x', booking_id, 'manual', 'owed', 3501, 3501, currency, 'x', policy_id,
                policy_version, created_at, 'x' FROM refunds WHERE refund_id = \(refund.id)
            """,
        ]
        for statement in statements {
            let error = await #expect(throws: SQLError.self, "\(statement)") {
                try await studio.database.transaction(.write) { try await $0.execute(statement) }
            }
            guard case .constraint = error?.code else {
                Issue.record("refused for another reason: \(String(describing: error))")
                continue
            }
        }
    }

    @Test func `no more is given back by hand than is left`() async throws {
        let (studio, booking) = try await Self.paid()
        _ = try await studio.refundDesk.giveBack(booking, 4_000, in: studio)
        let error = await #expect(throws: BookingsError.self) {
            try await studio.refundDesk.giveBack(booking, 1_001, in: studio)
        }
        #expect(error?.code == .invalidValue && error?.field == "amount")
        let ledger = try await studio.ledger(by: .month)
        #expect(!ledger.ties.contains { !$0.holds })
        #expect(ledger.lines.map(\.group) == ["2026-03"] && ledger.lines.map(\.refunded) == [4_000])
    }
}

extension RefundDesk {
    /// Gives an amount back by hand.
    fileprivate func giveBack(_ booking: Booking, _ amount: Int64, in studio: Studio) async throws -> Settlement {
        try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            try await refund(amount, of: booking.id, because: "a gesture", in: transaction).settlement
        }
    }
}
