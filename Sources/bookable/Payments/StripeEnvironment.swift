import Payments
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
        guard let text = try secret(.key) else { return nil }
        guard let key = SecretKey(text) else {
            throw CommandFailure("BOOKABLE_STRIPE_KEY holds no secret key of Stripe's, which begins with sk_ or rk_.")
        }
        try checkMode(of: key)
        var settings = StripeSettings(secretKey: key)
        settings.baseURL = try address() ?? settings.baseURL
        settings.plainParameters = variables["BOOKABLE_STRIPE_PLAIN"] == "1"
        var limits = HTTPClientLimits()
        limits.timeout = .seconds(try number(.timeout, in: 1...120))
        let http = try HTTPClient(limits: limits, certificateFile: nil)
        let client = StripeClient(settings, over: http, clock: ContinuousClock(), random: { .random(in: 0...1) })
        let access = StripeAccess(
            client: client,
            verifier: try verifier(),
            hold: try number(.hold, in: 1...86_400),
            holdAfterApproval: try number(.holdAfterApproval, in: 1...604_800),
            returnURL: setting(.returnURL),
            limits: try callLimits()
        )
        return Opened(access: access, http: http)
    }

    /// What is in force and where it was set; of secrets only whether they are.
    var document: [String: [String: String]] {
        Dictionary(uniqueKeysWithValues: StripeVariable.allCases.map { ($0.name, shown($0)) })
    }

    private func shown(_ variable: StripeVariable) -> [String: String] {
        let isSet = variables[variable.rawValue] != nil || variable.isSecret && variables[variable.fileVariable] != nil
        let value = variable.isSecret ? (isSet ? "set" : "none") : setting(variable) ?? "none"
        return ["value": value, "from": isSet ? "environment" : "default"]
    }

    private func setting(_ variable: StripeVariable) -> String? { variables[variable.rawValue] ?? variable.standard }

    /// Where Stripe is, without a slash at the end.
    private func address() throws -> String? {
        guard var text = setting(.url) else { return nil }
        do {
            try HTTPClient.check(url: text)
        } catch {
            throw CommandFailure("\(StripeVariable.url.rawValue) cannot be used: \(error.message)")
        }
        guard !text.contains(where: { "?#".contains($0) }) else {
            throw CommandFailure("\(StripeVariable.url.rawValue) is an address without a query.")
        }
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }

    private func callLimits() throws -> StripeCallLimits {
        var limits = StripeCallLimits()
        limits.perAddress = try number(.callsPerAddress, in: 1...100_000)
        return limits
    }

    private func checkMode(of key: SecretKey) throws {
        switch setting(.mode) {
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
        let text = try secret(.webhookSecret) ?? ""
        let secrets = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        guard (1...2).contains(secrets.count) else {
            throw CommandFailure(
                "BOOKABLE_STRIPE_WEBHOOK_SECRET must hold the secret of Stripe's webhook endpoint, or two while it changes."
            )
        }
        return try WebhookVerifier(secrets: secrets, tolerance: 300)
    }

    /// The value of a variable, or the text of the file that the variable with `_FILE` names.
    private func secret(_ variable: StripeVariable) throws -> String? {
        switch (variables[variable.rawValue], variables[variable.fileVariable]) {
        case (nil, nil): return nil
        case (let value?, nil): return value
        case (nil, let path?):
            return try SecretFile.read(path, for: variable.fileVariable)
        case (_?, _?):
            throw CommandFailure("Only one of \(variable.rawValue) and \(variable.fileVariable) may be set.")
        }
    }

    private func number(_ variable: StripeVariable, in range: ClosedRange<Int64>) throws -> Int64 {
        let text = setting(variable) ?? ""
        guard let value = Int64(text), range.contains(value) else {
            throw CommandFailure(
                "\(variable.rawValue) is a whole number from \(range.lowerBound) to \(range.upperBound), not \(text)."
            )
        }
        return value
    }
}
