import Money
import Bookings
import Payments

/// What a client needs to pay what is due ahead.
struct PaymentInvitationResponse: Encodable {
    private let invitation: PaymentInvitation

    init(_ invitation: PaymentInvitation) {
        self.invitation = invitation
    }

    /// Of a payment that was just asked for; throws if Stripe refused it, which ended its booking.
    init(offered invitation: PaymentInvitation) throws {
        if invitation.payment.status == .cancelled, invitation.payment.problem != nil {
            // What Stripe said is told to those who run the server: it may name what is theirs to know.
            throw APIError(.paymentRefused, "Stripe refused the payment, and the slot is free again.")
        }
        self.invitation = invitation
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let payment = invitation.payment
        try container.encode(payment.id.rawValue, forKey: .id)
        try container.encode(payment.status.rawValue, forKey: .status)
        try container.encode(payment.amount, forKey: .amount)
        try container.encode(payment.currency.code, forKey: .currency)
        try container.encode(payment.way?.rawValue, forKey: .way)
        try container.encode(invitation.clientSecret, forKey: .clientSecret)
        try container.encode(invitation.url, forKey: .url)
        try container.encodeIfPresent(invitation.retryAfter, forKey: .retryAfter)
    }

    private enum CodingKeys: String, CodingKey {
        case id, status, amount, currency, way, url
        case clientSecret = "client_secret"
        case retryAfter = "retry_after"
    }
}
