import CivilTime
import Money
import Bookings
import Policies
import SQL
import Testing

extension Studio {
    /// A studio whose service is paid ahead, through a processor that takes every amount.
    static func paidAhead(
        on engine: Engine = .sqlite,
        _ prepayment: Prepayment = .all,
        policy: String = "moderate",
        requiresApproval: Bool = false
    ) async throws -> Studio {
        try await Studio(
            on: engine,
            policy: policy,
            requiresApproval: requiresApproval,
            prepayment: prepayment,
            terms: PaymentTerms { _ in nil }
        )
    }

    func payments(of booking: Booking) async throws -> [Payment] {
        try await database.transaction(.read) { try await PaymentStore().list(of: booking.id, in: $0) }
    }

    /// The one payment of a booking.
    func payment(of booking: Booking) async throws -> Payment {
        let found = try await payments(of: booking)
        try #require(found.count == 1)
        return found[0]
    }

    @discardableResult
    func apply(_ word: ReportedPaymentStatus, of payment: Payment, at now: Instant = Studio.now) async throws -> Payment
    {
        try await apply(.asAsked(word, of: payment), of: payment, at: now)
    }

    @discardableResult
    func apply(
        _ report: PaymentReport,
        of payment: Payment,
        isSettling: Bool = false,
        at now: Instant = Studio.now
    ) async throws -> Payment {
        try await database.transaction(.write, by: .system, at: now) { transaction in
            try await self.paymentDesk.apply(report, of: payment.id, isSettling: isSettling, in: transaction)
        }
    }

    func refunds(of booking: Booking) async throws -> [(refund: Refund, parts: [RefundPart])] {
        try await database.transaction(.read) { connection in
            let found = try await RefundStore().list(
                provider: nil,
                booking: booking.id,
                after: nil,
                limit: 100,
                in: connection
            )
            let parts = try await RefundPartStore().list(of: found.map(\.id), in: connection)
            return found.map { ($0, parts[$0.id] ?? []) }
        }
    }

    /// How many jobs of a kind are to be done.
    func jobs(_ kind: JobKind) async throws -> Int {
        try await database.transaction(.read) { connection in
            try await JobStore().list(.init(kind: kind), after: nil, limit: 1_000, in: connection).count
        }
    }

    func ledger(by dimension: LedgerLine.Dimension = .currency) async throws -> Ledger {
        try await database.transaction(.read) { try await Ledger(by: dimension, in: $0) }
    }
}

extension PaymentReport {
    /// What the processor reports of a payment that is as it was asked for.
    static func asAsked(_ word: ReportedPaymentStatus, of payment: Payment) -> PaymentReport {
        PaymentReport(
            word,
            amount: payment.amount,
            received: word == .received ? payment.amount : 0,
            currency: payment.currency.code,
            account: payment.account,
            tellsAccount: true,
            intent: payment.intent,
            payment: payment.id.rawValue
        )
    }
}
