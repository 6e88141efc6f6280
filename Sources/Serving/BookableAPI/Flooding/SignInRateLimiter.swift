import Caching
package import CivilTime
import Synchronization

/// Limits how many links by mail can be requested and tried from one network address, and requested for one mailbox.
///
/// Mailboxes count whether or not anybody is known by them, so a refusal reveals nothing.
package final class SignInRateLimiter: Sendable {
    private struct State {
        var addresses = TokenBuckets<ClientAddress>(capacity: 30, interval: 60_000)
        var mailboxes = TokenBuckets<String>(capacity: 5, interval: 600_000)
    }

    private let state = Mutex(State())

    package init() {}

    /// Throws 429 for one too many, which counts for nothing.
    package func admit(_ address: ClientAddress, mailbox: String? = nil, at instant: Instant) throws {
        let now = instant.secondsSince1970 * 1_000
        let wait = state.withLock { state in
            let wait = max(
                state.addresses.wait(of: address, at: now),
                mailbox.map { state.mailboxes.wait(of: $0, at: now) } ?? 0
            )
            guard wait == 0 else { return wait }
            _ = state.addresses.take(from: address, at: now)
            if let mailbox { _ = state.mailboxes.take(from: mailbox, at: now) }
            return 0
        }
        guard wait > 0 else { return }
        throw APIError.tooManyRequests("Too many links were requested.", after: (wait + 999) / 1_000)
    }
}
