package import CivilTime
import Money

/// A payment as an event tells it.
package struct PaymentState: Codable, Hashable, Sendable {
    package let id: PaymentID
    package let amount: Int64
    package let currency: String
    package let method: Payment.Method
    package let status: Payment.Status
    package let recordedAt: Instant
    package let paidAt: Instant?

    init(_ payment: Payment) {
        id = payment.id
        amount = payment.amount
        currency = payment.currency.code
        method = payment.method
        status = payment.status
        recordedAt = payment.recordedAt
        paidAt = payment.paidAt
    }

    private enum CodingKeys: String, CodingKey {
        case id, amount, currency, method, status
        case recordedAt = "recorded_at"
        case paidAt = "paid_at"
    }
}
