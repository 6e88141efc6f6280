import Bookings
import Caching
import CivilTime
import Synchronization

/// What providers chose about messages, kept from one booking to the next, which then need not read it.
///
/// Nothing is planned by what may be old: it was read after the provider, and holds only while ``Provider/offerRevision`` is what it
/// was then.
final class PreferenceCache: Sendable {
    private struct Key: Hashable {
        let provider: ProviderID
        let service: ServiceID
    }

    private struct Entry {
        let offerRevision: Int64
        let preferences: MessagePreferences
        let readAt: Instant
    }

    private static let capacity = 1_000

    /// Seconds after which they are read anew in any case: a commit that failed may have given its revision to another state.
    private static let lifetime: Int64 = 60

    private let entries = Mutex(LeastRecentlyUsed<Key, Entry>(capacity: capacity))

    /// What was chosen for a service; `nil` if that is not known of this state of the provider.
    func preferences(for service: ServiceID, of provider: Provider, at now: Instant) -> MessagePreferences? {
        let key = Key(provider: provider.id, service: service)
        guard let entry = entries.withLock({ $0.value(for: key) }), entry.offerRevision == provider.offerRevision,
            (0..<Self.lifetime).contains(now - entry.readAt)
        else { return nil }
        return entry.preferences
    }

    /// Keeps what was read after `provider` was, at `now`.
    func keep(_ preferences: MessagePreferences, for service: ServiceID, of provider: Provider, at now: Instant) {
        let entry = Entry(offerRevision: provider.offerRevision, preferences: preferences, readAt: now)
        _ = entries.withLock { $0.insert(entry, for: Key(provider: provider.id, service: service)) }
    }
}
