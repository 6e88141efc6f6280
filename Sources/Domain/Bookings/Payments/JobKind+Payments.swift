extension JobKind {
    /// Makes Stripe know of a payment; the payload is a ``PaymentJob``.
    package static let openPayment = JobKind(rawValue: "payment_open")

    /// Calls a payment off; the payload is a ``PaymentJob``.
    package static let cancelPayment = JobKind(rawValue: "payment_cancel")

    /// Pays a part of a refund; the payload is a ``RefundJob``.
    package static let sendRefund = JobKind(rawValue: "refund_send")

    /// Reads anew what an event of Stripe is about; the payload is a ``StripeEventJob``.
    package static let readStripeEvent = JobKind(rawValue: "stripe_event")
}
