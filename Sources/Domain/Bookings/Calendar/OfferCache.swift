import CivilTime
import Caching
import Synchronization

/// What providers offer, kept from one booking to the next, which then need not read and prepare it.
///
/// Nothing is decided by what may be old: a booking asks in its own transaction how often the offer has changed, and reads it anew
/// where it was changed since it was kept.
final class OfferCache: Sendable {
    private struct Key: Hashable {
        let provider: ProviderID
        let service: ServiceID
    }

    private struct Entry {
        let offered: OfferedService
        let readAt: Instant
    }

    /// A few kilobytes each, as those with more exceptions are not kept.
    private static let capacity = 1_000
    private static let maximumExceptions = 100

    /// Seconds after which an offer is read anew in any case, as a zone's rules may have changed.
    private static let lifetime: Int64 = 60

    private let entries = Mutex(LeastRecentlyUsed<Key, Entry>(capacity: capacity))

    /// What was kept of a service; its ``Provider/offerRevision`` tells of which state it is.
    func offer(of service: ServiceID, of provider: ProviderID, at now: Instant) -> OfferedService? {
        guard let entry = entries.withLock({ $0.value(for: Key(provider: provider, service: service)) }) else {
            return nil
        }
        // A clock that was put back makes nothing last longer.
        return (0..<Self.lifetime).contains(now - entry.readAt) ? entry.offered : nil
    }

    /// Keeps what was read at `now` unless it is large; the row of the provider was read before all else.
    func keep(_ offered: OfferedService, exceptions: Int, at now: Instant) {
        guard exceptions <= Self.maximumExceptions else { return }
        let key = Key(provider: offered.provider.id, service: offered.service.id)
        _ = entries.withLock { $0.insert(Entry(offered: offered, readAt: now), for: key) }
    }
}
