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

    /// Whether something is being read, which ``table`` does not say yet.
    private var isBeingRead = false

    /// Whether notifications were lost during the read.
    private var hasLost = false

    /// How many reads have begun.
    private var begun = 0

    /// Of these, the number of the last that ended well; 0 if notifications were lost since it began.
    private var ended = 0

    /// How many providers are found.
    private(set) var count = 0

    var tree: CategoryTree? { table?.tree }

    enum Arrival: Sendable {
        /// Nothing has to be read.
        case current(SearchTable)
        /// How many reads had begun: the next one reads all that has changed until now.
        case waiting(reads: Int)
    }

    enum Work: Sendable {
        case none(SearchTable)
        case all
        case providers([ProviderID])
        /// Notifications of changes are not received.
        case unavailable
    }

    /// What has to be read before a search as of `now`, which is then no longer asked for.
    mutating func work(at now: Instant) -> Work {
        guard receivesChanges else { return .unavailable }
        guard let table, !needsAll else {
            // Whatever changes from here on is read again.
            needsAll = false
            changed = []
            begin()
            return .all
        }
        if firstEnd <= now {
            changed.formUnion(ends.filter { $0.value <= now }.keys)
            firstEnd = ends.values.filter { $0 > now }.min() ?? .max
        }
        guard !changed.isEmpty else { return .none(table) }
        let providers = changed.sorted { $0.rawValue < $1.rawValue }
        changed = []
        begin()
        return .providers(providers)
    }

    private mutating func begin() {
        isBeingRead = true
        begun += 1
    }

    /// Whether a search as of `now` needs nothing to be read.
    func arrive(at now: Instant) -> Arrival {
        guard receivesChanges, !needsAll, !isBeingRead, changed.isEmpty, now < firstEnd, let table else {
            return .waiting(reads: begun)
        }
        return .current(table)
    }

    /// What a search can use that came when so many reads had begun: one that began later has read all that it must see, whatever
    /// has changed since then.
    ///
    /// `nil` too if another's read was as of an earlier moment, and something has run out by `now`.
    func settled(since reads: Int, at now: Instant = .min) -> SearchTable? {
        receivesChanges && ended > reads && now < firstEnd ? table : nil
    }

    /// Ends a read that went well.
    mutating func finish() {
        isBeingRead = false
        // What changed while notifications were lost may not have been asked for.
        if !hasLost { ended = begun }
        hasLost = false
    }

    /// Hands over the table to be changed by the task that reads, the only one that sees it until ``put(_:_:)``.
    mutating func takeTable() -> SearchTable? {
        defer { table = nil }
        return table
    }

    mutating func replace(_ table: SearchTable, _ ends: [ProviderID: Instant]) {
        self.table = table
        count = table.count
        self.ends = ends
        firstEnd = ends.values.min() ?? .max
    }

    /// Keeps a table in which `found` was set.
    mutating func put(_ table: SearchTable, _ found: [ListedProviderReader.Reading]) {
        self.table = table
        count = table.count
        for reading in found {
            ends[reading.id] = reading.validUntil
            firstEnd = min(firstEnd, reading.validUntil ?? .max)
        }
    }

    /// Asks again for what could not be read.
    mutating func fail(_ work: Work) {
        isBeingRead = false
        hasLost = false
        switch work {
        case .none, .unavailable: break
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
            forget()
        case .resumed:
            receivesChanges = true
            forget()
        }
    }

    /// Asks for everything again, as changes may have gone unnoticed.
    private mutating func forget() {
        needsAll = true
        hasLost = isBeingRead
        ended = 0
    }
}
