import Bookings
import Payments
import HTTPTransport
import Stripe

/// How Stripe is reached, and on what terms payments are taken there.
struct StripeConfiguration: Sendable {
    /// `nil` takes no payments.
    var key: SecretKey?

    /// One, or two while one takes the place of the other; `nil` if none is set.
    var webhookSecrets: [String]?

    var mode = Mode.test

    /// Without a slash at the end.
    var url = "https://api.stripe.com"

    /// Whether parameters are left out that simple stand-ins of Stripe refuse.
    var sendsPlainParameters = false

    /// Of the client that calls Stripe alone.
    var client: HTTPClientLimits = {
        var limits = HTTPClientLimits()
        limits.timeout = .seconds(10)
        return limits
    }()

    /// Where Stripe's own page leads the client back to; `nil` offers no such page.
    var returnURL: String?

    /// Seconds for which a slot is held while its client pays.
    var hold = PaymentTerms.standardHold

    /// Seconds that a client has for paying once the provider has approved.
    var holdAfterApproval = PaymentTerms.standardHoldAfterApproval

    /// Seconds after which a job opens a payment whose request was interrupted before that.
    var openingGrace = PaymentTerms.standardOpeningGrace

    /// Seconds by which the time in a webhook's signature may differ from ours.
    var webhookTolerance: Int64 = 300

    var callLimits = StripeCallLimits()

    /// Whether the key moves real money.
    enum Mode: String, CaseIterable {
        case test, live
    }

    /// Access to Stripe, and the client that it goes over.
    struct Opened {
        let access: StripeAccess
        let http: HTTPClient
    }

    /// `nil` where no key is set.
    ///
    /// Stripe's page leads back to `returnURL`, or else to the page for that of the server at `publicURL`.
    func open(publicURL: String? = nil) throws -> Opened? {
        guard let key else { return nil }
        var settings = StripeSettings(secretKey: key)
        settings.baseURL = url
        settings.plainParameters = sendsPlainParameters
        let http = try HTTPClient(limits: client, certificateFile: nil)
        let access = StripeAccess(
            client: StripeClient(settings, over: http, clock: ContinuousClock(), random: { .random(in: 0...1) }),
            verifier: try WebhookVerifier(secrets: webhookSecrets ?? [], tolerance: webhookTolerance),
            hold: hold,
            holdAfterApproval: holdAfterApproval,
            openingGrace: openingGrace,
            returnURL: returnURL ?? publicURL.map { $0 + "/paid" },
            limits: callLimits
        )
        return Opened(access: access, http: http)
    }

    /// What does not go with the key; `nil` if everything does, or there is none.
    var fault: String? {
        guard let key else { return nil }
        guard webhookSecrets != nil else {
            return "needs stripe_webhook_secret, the secret of Stripe's webhook endpoint"
        }
        return switch mode {
        case .test: key.isLive ? "moves real money; set stripe_mode to live if that is meant" : nil
        case .live: key.isLive ? nil : "is a test key, and stripe_mode is live"
        }
    }
}
