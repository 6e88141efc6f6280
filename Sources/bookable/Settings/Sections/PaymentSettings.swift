import BookableServer
import Payments
import HTTPTransport
import Stripe

/// How payments are taken through Stripe.
enum PaymentSettings: SettingSection {
    static let title = "Payments"

    static let settings = [
        Setting("stripe_key", \.stripe.key, key.optional, "The secret key of Stripe; without it no payments are taken.")
            .secrecy(.secret)
            .checked { $0.stripe.fault },
        Setting(
            "stripe_webhook_secret",
            \.stripe.webhookSecrets,
            webhookSecrets.optional,
            "The secret of Stripe's webhook endpoint."
        )
        .secrecy(.secret)
        .details("While it is being replaced, both the old and the new one, each on a line of its own."),
        Setting("stripe_mode", \.stripe.mode, .word, "Whether the key moves real money; must agree with the key."),
        Setting("stripe_url", \.stripe.url, .serviceURL, "The address of Stripe's API."),
        Setting(
            "stripe_timeout_seconds",
            \.stripe.client.timeout,
            .seconds(1...120),
            "How long one call to Stripe may take."
        ),
        Setting(
            "stripe_connect_timeout_seconds",
            \.stripe.client.connectTimeout,
            .seconds(1...120),
            "How long connecting to Stripe may take."
        ),
        Setting(
            "stripe_requests",
            \.stripe.client.runningRequests,
            .count(1...1_000),
            "The most calls to Stripe at once."
        ),
        Setting(
            "stripe_queue",
            \.stripe.client.waitingRequests,
            .count(0...100_000),
            "The most calls to Stripe that wait while that many run."
        ),
        Setting(
            "stripe_webhook_tolerance_seconds",
            \.stripe.webhookTolerance,
            .seconds(1...3_600),
            "How much the time in the signature of a webhook may differ from the server's."
        ),
        Setting(
            "stripe_calls_per_address",
            \.stripe.callLimits.perAddress,
            .count(1...100_000),
            "Calls to Stripe that one client's address can cause in a minute."
        ),
        Setting(
            "stripe_plain",
            \.stripe.sendsPlainParameters,
            .yesOrNo,
            "Whether to omit parameters that simulators of Stripe do not support."
        )
        .details("Only for tests against a simulator: with Stripe itself, the money would go to the wrong account."),
        Setting(
            "payment_return_url",
            \.stripe.returnURL,
            SettingForm.pageURL.optional,
            "The page to which Stripe's payment page sends the client back."
        )
        .details(
            "Without it, it is the page `/paid` at `public_url`; without both, `payment_way: checkout` is refused."
        ),
        Setting(
            "payment_hold_seconds",
            \.stripe.hold,
            .seconds(1...86_400),
            "How long a slot is held while its client pays."
        ),
        Setting(
            "payment_after_approval_seconds",
            \.stripe.holdAfterApproval,
            .seconds(1...604_800),
            "How long a client has for paying once the provider has approved."
        ),
        Setting(
            "payment_opening_grace_seconds",
            \.stripe.openingGrace,
            .seconds(1...3_600),
            "How long after a booking a job creates its payment at Stripe, if the server was interrupted before it did."
        ),
    ]

    private static let key = SettingForm<SecretKey>(
        "key",
        "a secret key of Stripe, which begins with sk_ or rk_",
        convert: { SecretKey($0) },
        write: \.description
    )

    private static let webhookSecrets = SettingForm<[String]>(
        "secret",
        "the secret of Stripe's webhook endpoint, or two while it changes",
        convert: { text in
            let secrets = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
            return (1...2).contains(secrets.count) ? secrets : nil
        },
        write: { "\($0.count)" }
    )
}
