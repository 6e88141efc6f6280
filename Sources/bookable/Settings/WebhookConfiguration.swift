import HTTPTransport
import Sealing
import Webhooks

/// How others are told of events.
struct WebhookConfiguration: Sendable {
    /// The most endpoints that are sent to at once.
    var concurrency = 20

    /// Whether endpoints may be inside the operator's own network.
    var allowsPrivateAddresses = false

    /// What it takes to tell others, and the client that sends.
    struct Opened {
        let access: WebhookAccess
        let http: HTTPClient
    }

    /// `nil` without a key for secrets.
    func open(_ keyring: Keyring?, publicURL: String?) throws -> Opened? {
        guard let keyring else { return nil }
        let http = try HTTPClient(
            limits: WebhookAccess.limits(concurrency: concurrency),
            addresses: allowsPrivateAddresses ? .any : .publicOnly
        )
        let access = WebhookAccess(keyring: keyring, http: http, publicURL: publicURL, concurrency: concurrency)
        return Opened(access: access, http: http)
    }
}
