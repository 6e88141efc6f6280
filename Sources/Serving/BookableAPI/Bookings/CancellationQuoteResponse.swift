import Money
import Bookings
import Policies

/// The answer of `GET …/cancellation-quote`.
struct CancellationQuoteResponse: Encodable {
    private let amount: Int64
    private let entitlement: Int64
    private let paid: Int64
    private let alreadyRefunded: Int64
    private let currency: String
    private let reason: String
    private let policy: PolicyReference
    private let at: WireInstant
    private let noticeSeconds: Int64
    private let cancelledBy: String

    /// Throws the policy's error where it gives no refund.
    init(_ quote: CancellationQuote) throws {
        let decision = try quote.decision.result.get()
        amount = decision.amount
        entitlement = decision.entitlement
        paid = quote.decision.input.paid
        alreadyRefunded = quote.decision.input.alreadyRefunded
        currency = quote.booking.currency.code
        reason = decision.reason
        policy = PolicyReference(quote.decision.policy)
        at = WireInstant(quote.at)
        noticeSeconds = quote.decision.input.notice
        cancelledBy = quote.decision.input.cancelledBy.rawValue
    }

    private enum CodingKeys: String, CodingKey {
        case amount, entitlement, paid, currency, reason, policy, at
        case alreadyRefunded = "already_refunded"
        case noticeSeconds = "notice_seconds"
        case cancelledBy = "cancelled_by"
    }
}
