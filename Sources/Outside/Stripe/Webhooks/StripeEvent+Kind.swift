extension StripeEvent {
    /// The events that mean something to a booking; others are answered and passed over.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case checkoutCompleted = "checkout.session.completed"
        case checkoutExpired = "checkout.session.expired"
        case checkoutPaymentSucceeded = "checkout.session.async_payment_succeeded"
        case checkoutPaymentFailed = "checkout.session.async_payment_failed"
        case paymentSucceeded = "payment_intent.succeeded"
        case paymentFailed = "payment_intent.payment_failed"
        case paymentCanceled = "payment_intent.canceled"
        /// An amount is held.
        case paymentCapturable = "payment_intent.amount_capturable_updated"
        case paymentProcessing = "payment_intent.processing"
        case paymentRequiresAction = "payment_intent.requires_action"
        case chargeRefunded = "charge.refunded"
        case refundCreated = "refund.created"
        case refundUpdated = "refund.updated"
        case refundFailed = "refund.failed"
        /// As older accounts say `refund.updated`.
        case chargeRefundUpdated = "charge.refund.updated"
        case disputeCreated = "charge.dispute.created"
        case disputeUpdated = "charge.dispute.updated"
        case disputeClosed = "charge.dispute.closed"
        case disputeFundsWithdrawn = "charge.dispute.funds_withdrawn"
        case disputeFundsReinstated = "charge.dispute.funds_reinstated"
        case chargeExpired = "charge.expired"
        case accountUpdated = "account.updated"
        case accountDeauthorized = "account.application.deauthorized"
    }
}
