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
    private let quotes: [Item]?

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
        quotes = nil
    }

    /// Of bookings of a series together, of which there is at least one.
    init(sumOf all: [CancellationQuote]) throws {
        guard let first = all.first else { throw APIError(.internalError, "A quote of no bookings was asked for.") }
        let decisions = try all.map { try $0.decision.result.get() }
        amount = decisions.reduce(0) { $0 + $1.amount }
        entitlement = decisions.reduce(0) { $0 + $1.entitlement }
        paid = all.reduce(0) { $0 + $1.decision.input.paid }
        alreadyRefunded = all.reduce(0) { $0 + $1.decision.input.alreadyRefunded }
        currency = first.booking.currency.code
        reason = decisions[0].reason
        policy = PolicyReference(first.decision.policy)
        at = WireInstant(first.at)
        noticeSeconds = first.decision.input.notice
        cancelledBy = first.decision.input.cancelledBy.rawValue
        quotes = zip(all, decisions).map { quote, decision in
            Item(
                booking: quote.booking.id.rawValue,
                startAt: WireInstant(quote.booking.startAt),
                amount: decision.amount,
                entitlement: decision.entitlement,
                reason: decision.reason,
                noticeSeconds: quote.decision.input.notice
            )
        }
    }

    /// What one of them gives back.
    private struct Item: Encodable {
        let booking: String
        let startAt: WireInstant
        let amount: Int64
        let entitlement: Int64
        let reason: String
        let noticeSeconds: Int64

        private enum CodingKeys: String, CodingKey {
            case amount, entitlement, reason
            case booking = "booking_id"
            case startAt = "start_at"
            case noticeSeconds = "notice_seconds"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case amount, entitlement, paid, currency, reason, policy, at, quotes
        case alreadyRefunded = "already_refunded"
        case noticeSeconds = "notice_seconds"
        case cancelledBy = "cancelled_by"
    }
}
