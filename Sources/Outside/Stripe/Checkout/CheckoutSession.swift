package import CivilTime

/// A page of Stripe's on which somebody pays, as much of it as is read.
package struct CheckoutSession: Decodable, Sendable, Identifiable {
    package let id: StripeID<CheckoutSession>
    /// Where the payer is to be sent; only while it is open.
    package let url: String?
    package let status: Open<Status>?
    package let paymentStatus: Open<PaymentStatus>
    /// `nil` until the payer submits, on newer versions.
    package let paymentIntent: Expandable<PaymentIntent>?
    package let amountTotal: Int64?
    package let currency: String?
    package let clientReferenceID: String?
    package let expiresAt: Instant?
    package let metadata: [String: String]?
    package let isLive: Bool

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case open
        case complete
        case expired
    }

    package enum PaymentStatus: String, Sendable, Hashable, CaseIterable {
        case paid
        case unpaid
        case notRequired = "no_payment_required"
    }

    private enum CodingKeys: String, CodingKey {
        case id, url, status, currency, metadata
        case paymentStatus = "payment_status"
        case paymentIntent = "payment_intent"
        case amountTotal = "amount_total"
        case clientReferenceID = "client_reference_id"
        case expiresAt = "expires_at"
        case isLive = "livemode"
    }
}

extension CheckoutSession: CustomStringConvertible {
    /// Without the page's address, with which anybody could pay.
    package var description: String { "\(id) \(status.map { "\($0)" } ?? "-") \(paymentStatus)" }
}
