import Bookings
import CivilTime
import Money
import Policies
import SQL
import Testing

/// Bookings that stand once they are paid.
@Suite(.ownDatabases)
struct PrepaidBookingTests {
    private static let hold: Int64 = 900

    @Test(arguments: Engine.allCases)
    func `a booking waits for its payment and is confirmed by it once`(engine: Engine) async throws {
        let studio = try await Studio.paidAhead(on: engine, .deposit(2_000))
        let booking = try await studio.book(at: Studio.opening)
        #expect(booking.status == .pending)
        #expect(booking.expiresAt == Studio.now + Self.hold)
        let payment = try await studio.payment(of: booking)
        #expect(payment.status == .requested && payment.amount == 2_000)
        #expect(try await studio.jobs(.openPayment) == 1)
        #expect(try await studio.apply(.awaited, of: payment).status == .open)
        for _ in 1...3 { try await studio.apply(.received, of: payment, at: Studio.now + 60) }
        try await studio.apply(.awaited, of: payment)
        try await studio.apply(.cancelled, of: payment)
        let paid = try await studio.find(booking)
        #expect(paid.status == .confirmed && paid.paid == 2_000 && paid.expiresAt == nil)
        #expect(try await studio.history(of: booking).map(\.kind) == [.booked, .paid])
    }

    @Test func `a client cannot confirm what is to be paid`() async throws {
        let studio = try await Studio.paidAhead()
        let booking = try await studio.book(at: Studio.opening)
        let error = await #expect(throws: BookingsError.self) {
            try await studio.database.transaction(.write, by: .client(booking.id), at: Studio.now) { transaction in
                try await studio.desk.confirm(booking.id, in: transaction)
            }
        }
        #expect(error?.code == .wrongState)
    }

    @Test(arguments: Engine.allCases)
    func `an expired hold frees the slot and calls the payment off`(engine: Engine) async throws {
        let studio = try await Studio.paidAhead(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let late = Studio.now + Self.hold
        let other = try await studio.book(at: Studio.opening, now: late)
        #expect(other.status == .pending)
        #expect(try await studio.find(booking).cancellation == .expiry)
        let payment = try await studio.payment(of: booking)
        #expect(payment.status == .cancelling)
        #expect(try await studio.jobs(.cancelPayment) == 1)
        #expect(try await studio.apply(.cancelled, of: payment, at: late).status == .cancelled)
        #expect(try await studio.refunds(of: booking).isEmpty)
    }

    @Test(arguments: Engine.allCases)
    func `a late payment books again where the slot is free`(engine: Engine) async throws {
        let studio = try await Studio.paidAhead(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let payment = try await studio.payment(of: booking)
        let late = Studio.now + 2 * Self.hold
        try await studio.apply(.received, of: payment, at: late)
        let revived = try await studio.find(booking)
        #expect(revived.status == .confirmed && revived.paid == 9_999 && revived.cancelledAt == nil)
        #expect(try await studio.history(of: booking).map(\.kind) == [.booked, .expired, .rebooked])
    }

    @Test(arguments: Engine.allCases)
    func `a late payment goes back where the slot is taken`(engine: Engine) async throws {
        let studio = try await Studio.paidAhead(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let payment = try await studio.payment(of: booking)
        let late = Studio.now + 2 * Self.hold
        let other = try await studio.book(at: Studio.opening, now: late)
        for _ in 1...2 { try await studio.apply(.received, of: payment, at: late) }
        let lost = try await studio.find(booking)
        #expect(lost.status == .cancelled && lost.paid == 9_999 && lost.refunded == 9_999)
        let refunds = try await studio.refunds(of: booking)
        #expect(refunds.map(\.refund.kind) == [.latePayment])
        #expect(refunds.first?.parts.map(\.amount) == [9_999])
        #expect(try await studio.jobs(.sendRefund) == 1)
        #expect(try await studio.find(other).status == .pending)
    }

    @Test(arguments: Engine.allCases)
    func `a late payment goes back where a service that has become shorter is taken in its second half`(
        engine: Engine
    ) async throws {
        let studio = try await Studio.paidAhead(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let payment = try await studio.payment(of: booking)
        let late = Studio.now + 2 * Self.hold
        try await studio.makeServiceLast(minutes: 30)
        let other = try await studio.book(at: Studio.opening + 1_800, now: late)
        try await studio.apply(.received, of: payment, at: late)
        let lost = try await studio.find(booking)
        #expect(lost.status == .cancelled && lost.refunded == 9_999)
        #expect(try await studio.find(other).status == .pending)
    }

    @Test func `money for a cancelled booking goes back whole, and audits agree`() async throws {
        let studio = try await Studio.paidAhead()
        let booking = try await studio.book(at: Studio.opening)
        let payment = try await studio.payment(of: booking)
        let (_, refund) = try await studio.cancel(booking, at: Studio.now + 60)
        #expect(refund.status == .nothingOwed)
        try await studio.apply(.received, of: payment, at: Studio.now + 120)
        let ended = try await studio.find(booking)
        #expect(ended.status == .cancelled && ended.cancellation == .client && ended.refunded == 9_999)
        var findings: [AuditFinding] = []
        let summary = try await RefundAudit(zones: .system, evaluators: PolicyEvaluators()).run(on: studio.database) {
            findings.append($0)
        }
        #expect(summary.refunds == 1 && findings.isEmpty)
        let ledger = try await studio.ledger()
        #expect(!ledger.ties.contains { !$0.holds } && ledger.lines.map(\.kept) == [0])
    }

    @Test func `approval comes before payment`() async throws {
        let studio = try await Studio.paidAhead(requiresApproval: true)
        let booking = try await studio.book(at: Studio.opening)
        #expect(try await studio.payments(of: booking).isEmpty)
        let approve = { (now: Instant) in
            try await studio.database.transaction(.write, by: .system, at: now) { transaction in
                try await studio.desk.confirm(booking.id, in: transaction)
            }
        }
        let approved = try await approve(Studio.now + 3_600)
        #expect(approved.status == .pending && approved.expiresAt == Studio.now + 3_600 + 86_400)
        let payment = try await studio.payment(of: booking)
        let again = await #expect(throws: BookingsError.self) { try await approve(Studio.now + 3_601) }
        #expect(again?.code == .wrongState)
        try await studio.apply(.received, of: payment, at: Studio.now + 7_200)
        #expect(try await studio.find(booking).status == .confirmed)
    }

    @Test func `a payment that is refused frees the slot`() async throws {
        let studio = try await Studio.paidAhead()
        let booking = try await studio.book(at: Studio.opening)
        let payment = try await studio.payment(of: booking)
        let ended = try await studio.database.transaction(.write, by: .system, at: Studio.now) { transaction in
            try await studio.paymentDesk.giveUp(payment.id, because: "refused", in: transaction)
        }
        #expect(ended.status == .cancelled && ended.problem == "refused")
        #expect(try await studio.find(booking).status == .cancelled)
        #expect(try await studio.book(at: Studio.opening).status == .pending)
    }

    @Test func `without a processor nothing can be due ahead`() async throws {
        let studio = try await Studio(prepayment: .all)
        let error = await #expect(throws: BookingsError.self) { try await studio.book(at: Studio.opening) }
        #expect(error?.code == .paymentsUnavailable)
    }

    @Test func `what the processor cannot charge is not offered`() async throws {
        let studio = try await Studio(prepayment: .deposit(10), terms: PaymentTerms { _ in "Too little." })
        let error = await #expect(throws: BookingsError.self) { try await studio.book(at: Studio.opening) }
        #expect(error?.code == .invalidValue && error?.field == "prepayment")
    }
}
