/// The answer to an event of Stripe's.
struct StripeWebhookResponse: Encodable {
    /// Whether it was not taken in before.
    let isNew: Bool

    private enum CodingKeys: String, CodingKey {
        case isNew = "new"
    }
}
