package import CivilTime
package import Localization

/// Takes clients' requests for a link to their bookings, from pages and the API alike.
///
/// Who is known is looked up later and elsewhere, so neither the answer nor its time reveals it.
package final class ClientLinkRequests: Sendable {
    private let send: @Sendable (String, Language) -> Void
    private let limiter = SignInRateLimiter()

    /// - Parameter send: Sends a link to an address soon, if somebody is known by it.
    package init(_ send: @escaping @Sendable (String, Language) -> Void) {
        self.send = send
    }

    /// Takes a request for the mailbox `email`; throws 429 if there are too many from `address` or for the mailbox.
    package func take(
        _ email: String,
        in language: Language,
        from address: ClientAddress,
        at now: Instant
    ) throws {
        try limiter.admit(address, mailbox: email, at: now)
        send(email, language)
    }

    /// Counts an attempt to use a link; throws 429 if there are too many from `address`.
    package func admitAttempt(from address: ClientAddress, at now: Instant) throws {
        try limiter.admit(address, at: now)
    }
}
