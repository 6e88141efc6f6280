/// Work on one payment.
package struct PaymentJob: Codable, Sendable {
    private let text: String

    init(_ payment: PaymentID) {
        text = payment.rawValue
    }

    /// `nil` where the payload was tampered with.
    package var payment: PaymentID? { PaymentID(rawValue: text) }

    private enum CodingKeys: String, CodingKey {
        case text = "payment_id"
    }
}
