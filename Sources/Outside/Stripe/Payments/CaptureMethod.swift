/// When the money of a confirmed payment is taken.
package enum CaptureMethod: String, Sendable {
    /// At once.
    case automatic
    /// At once, and what is known of fees and the like follows; Stripe's default.
    case automaticAsync = "automatic_async"
    /// On `capturePayment`; until then the amount is held.
    case manual
}
