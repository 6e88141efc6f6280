import Synchronization

/// The authorizations of push services, which are used for hours: some services refuse senders who make new ones all
/// the time.
final class AuthorizationCache: Sendable {
    private let settings: WebPushSettings
    private let kept = Mutex<[String: Authorization]>([:])

    init(_ settings: WebPushSettings) {
        self.settings = settings
    }

    /// The value of `Authorization` for a push service.
    func authorization(for origin: String) throws -> String {
        let now = settings.now()
        let found = kept.withLock { $0[origin] }
        // Also beyond its whole life: a clock that was set back must not prolong it.
        if let found, (Self.lifetime / 2...Self.lifetime).contains(found.expiry - now) { return found.text }
        let expiry = now + Self.lifetime
        let text = try settings.key.authorization(for: origin, contact: settings.contact, until: expiry)
        kept.withLock { kept in
            // Anybody can subscribe with servers of his own.
            if kept.count >= Self.maximumOrigins { kept = [:] }
            kept[origin] = Authorization(text: text, expiry: expiry)
        }
        return text
    }

    /// In seconds; push services take a day at most.
    private static let lifetime = 12 * 3600

    private static let maximumOrigins = 256

    private struct Authorization {
        let text: String
        let expiry: Int
    }
}
