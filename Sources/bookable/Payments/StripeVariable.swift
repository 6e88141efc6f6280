/// What can be set about payments, by the variables of the environment that say it.
enum StripeVariable: String, CaseIterable {
    case key = "BOOKABLE_STRIPE_KEY"
    case webhookSecret = "BOOKABLE_STRIPE_WEBHOOK_SECRET"
    case mode = "BOOKABLE_STRIPE_MODE"
    case url = "BOOKABLE_STRIPE_URL"
    case timeout = "BOOKABLE_STRIPE_TIMEOUT_SECONDS"
    case returnURL = "BOOKABLE_PAYMENT_RETURN_URL"
    case hold = "BOOKABLE_PAYMENT_HOLD_SECONDS"
    case callsPerAddress = "BOOKABLE_STRIPE_CALLS_PER_ADDRESS"
    case holdAfterApproval = "BOOKABLE_PAYMENT_AFTER_APPROVAL_SECONDS"

    /// The variable that names a file instead; for secrets alone.
    var fileVariable: String { rawValue + "_FILE" }

    var isSecret: Bool { self == .key || self == .webhookSecret }

    /// What holds where the variable is not set; none where nothing does.
    var standard: String? {
        switch self {
        case .key, .webhookSecret, .returnURL: nil
        case .mode: "test"
        case .url: "https://api.stripe.com"
        case .timeout: "10"
        case .hold: "900"
        case .holdAfterApproval: "86400"
        case .callsPerAddress: "40"
        }
    }

    /// The name among the settings of `bookable serve`, such as `stripe_mode`.
    var name: String { rawValue.dropFirst("BOOKABLE_".count).lowercased() }
}
