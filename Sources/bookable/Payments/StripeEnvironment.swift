import BookableServer
import Foundation
import HTTPTransport
import Stripe

/// How Stripe is reached, from the environment and from the files that it names: secrets never stand on a command line.
struct StripeEnvironment {
    private let variables: [String: String]

    init(_ variables: [String: String]) {
        self.variables = variables
    }

    /// Access to Stripe and the client that it goes over.
    struct Opened {
        let access: StripeAccess
        let http: HTTPClient
    }

    /// None where no key is set; throws for settings that cannot be meant.
    func access() throws -> Opened? {
        guard let text = try secret("BOOKABLE_STRIPE_KEY") else { return nil }
        guard let key = SecretKey(text) else {
            throw CommandFailure("BOOKABLE_STRIPE_KEY holds no secret key of Stripe's, which begins with sk_ or rk_.")
        }
        try checkMode(of: key)
        var settings = StripeSettings(secretKey: key)
        settings.baseURL = variables["BOOKABLE_STRIPE_URL"] ?? settings.baseURL
        settings.plainParameters = variables["BOOKABLE_STRIPE_PLAIN"] == "1"
        var limits = HTTPClientLimits()
        limits.timeout = .seconds(try seconds("BOOKABLE_STRIPE_TIMEOUT_SECONDS", 10, in: 1...120))
        let http = try HTTPClient(limits: limits, certificateFile: nil)
        let client = StripeClient(settings, over: http, clock: ContinuousClock(), random: { .random(in: 0...1) })
        let access = StripeAccess(
            client: client,
            verifier: try verifier(),
            hold: try seconds("BOOKABLE_PAYMENT_HOLD_SECONDS", 900, in: 1...86_400),
            holdAfterApproval: try seconds("BOOKABLE_PAYMENT_AFTER_APPROVAL_SECONDS", 86_400, in: 1...604_800),
            returnURL: variables["BOOKABLE_PAYMENT_RETURN_URL"]
        )
        return Opened(access: access, http: http)
    }

    private func checkMode(of key: SecretKey) throws {
        switch variables["BOOKABLE_STRIPE_MODE"] {
        case nil, "test":
            guard !key.isLive else {
                throw CommandFailure("The key moves real money; set BOOKABLE_STRIPE_MODE=live if that is meant.")
            }
        case "live":
            guard key.isLive else { throw CommandFailure("BOOKABLE_STRIPE_MODE is live, and the key is a test key.") }
        case let other?: throw CommandFailure("BOOKABLE_STRIPE_MODE is test or live, not \(other).")
        }
    }

    /// One secret, or two on lines of their own while one takes the place of the other.
    private func verifier() throws -> WebhookVerifier {
        let text = try secret("BOOKABLE_STRIPE_WEBHOOK_SECRET") ?? ""
        let secrets = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        guard (1...2).contains(secrets.count) else {
            throw CommandFailure(
                "BOOKABLE_STRIPE_WEBHOOK_SECRET must hold the secret of Stripe's webhook endpoint, or two while it changes."
            )
        }
        return try WebhookVerifier(secrets: secrets, tolerance: 300)
    }

    /// The value of a variable, or the text of the file that the variable with `_FILE` names.
    private func secret(_ name: String) throws -> String? {
        switch (variables[name], variables["\(name)_FILE"]) {
        case (nil, nil): return nil
        case (let value?, nil): return value
        case (nil, let path?):
            do {
                let text = try String(contentsOfFile: path, encoding: .utf8)
                return text.trimmingCharacters(in: .whitespacesAndNewlines)
            } catch {
                throw CommandFailure("\(name)_FILE names \(path), which cannot be read.")
            }
        case (_?, _?): throw CommandFailure("Only one of \(name) and \(name)_FILE may be set.")
        }
    }

    private func seconds(_ name: String, _ standard: Int64, in range: ClosedRange<Int64>) throws -> Int64 {
        guard let text = variables[name] else { return standard }
        guard let value = Int64(text), range.contains(value) else {
            throw CommandFailure(
                "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound), not \(text)."
            )
        }
        return value
    }
}
