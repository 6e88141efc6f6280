import Bookings
import CivilTime
import SQL

/// What a ``SearchIndex`` holds and what it has to read anew: its state, without its lock.
struct SearchIndexState: Sendable {
    /// `nil` before everything was read once.
    private(set) var table: SearchTable?

    /// Providers of which something has changed since they were read.
    private var changed: Set<ProviderID> = []
    private var needsAll = true

    /// Whether notifications of changes are received.
    private var receivesChanges = false

    /// When a provider must be read again even without a notification of a change.
    private var ends: [ProviderID: Instant] = [:]

    /// At most the earliest of ``ends``.
    private var firstEnd = Instant.max

    enum Work: Sendable {
        case none(SearchTable)
        case all
        case providers([ProviderID])
        /// Notifications of changes are not received.
        case deaf
    }

    /// What has to be read before a search as of `now`, which is then no longer asked for.
    mutating func work(at now: Instant) -> Work {
        guard receivesChanges else { return .deaf }
        guard let table, !needsAll else {
            // Whatever changes from here on is read again.
            needsAll = false
            changed = []
            return .all
        }
        if firstEnd <= now {
            changed.formUnion(ends.filter { $0.value <= now }.keys)
            firstEnd = ends.values.filter { $0 > now }.min() ?? .max
        }
        guard !changed.isEmpty else { return .none(table) }
        let providers = changed.sorted { $0.rawValue < $1.rawValue }
        changed = []
        return .providers(providers)
    }

    /// Whether a search as of `now` needs nothing to be read.
    func current(at now: Instant) -> SearchTable? {
        receivesChanges && !needsAll && changed.isEmpty && now < firstEnd ? table : nil
    }

    mutating func replace(_ table: SearchTable, _ ends: [ProviderID: Instant]) {
        self.table = table
        self.ends = ends
        firstEnd = ends.values.min() ?? .max
    }

    mutating func set(_ found: [(id: ProviderID, provider: ListedProviderReader.Found?)]) {
        for (id, provider) in found {
            table?.set(provider, of: id)
            ends[id] = provider?.provider.validUntil
            firstEnd = min(firstEnd, ends[id] ?? .max)
        }
        table?.finish()
    }

    /// Asks again for what could not be read.
    mutating func fail(_ work: Work) {
        switch work {
        case .none, .deaf: break
        case .all: needsAll = true
        case .providers(let providers): changed.formUnion(providers)
        }
    }

    mutating func receive(_ notification: SQLNotification) {
        switch notification {
        case .message(let payload):
            if payload == CategoryDesk.change {
                needsAll = true
            } else if let provider = ProviderID(rawValue: payload) {
                changed.insert(provider)
            }
        case .lost:
            receivesChanges = false
            needsAll = true
        case .resumed:
            receivesChanges = true
            needsAll = true
        }
    }
}
