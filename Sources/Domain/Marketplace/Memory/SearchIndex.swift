package import Bookings
package import CivilTime
package import SQL
import Synchronization

/// All listed providers in memory, with their words and prepared calendars, so that a search does not ask the database.
///
/// A change makes its provider be read anew before the next search is answered: by the time that a transaction of this process
/// returns to its caller, and as soon as the notification arrives from another. Nothing that is decided rests on it.
package final class SearchIndex: Sendable {
    private let database: any SQLDatabase
    private let reader: ListedProviderReader
    private let limits: SearchLimits
    private let demand: DemandLog?
    private let state = Mutex(SearchIndexState())

    /// One task reads at a time.
    private let reading: AsyncSemaphore
    private let computing: AsyncSemaphore
    private let categories = CategoryDesk()

    /// Answers nothing before ``listen()``.
    ///
    /// Notes to `demand` what is searched for. Calls `unreadable` for each provider who is not found because it cannot be read.
    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        rules: MarketplaceRules,
        demand: DemandLog? = nil,
        limits: SearchLimits = SearchLimits(),
        unreadable: @escaping @Sendable (ProviderID, any Error) -> Void = { _, _ in }
    ) {
        self.database = database
        self.limits = limits
        self.demand = demand
        reader = ListedProviderReader(zones: zones, rules: rules, unreadable: unreadable)
        reading = AsyncSemaphore(permits: 1, maximumWaiters: limits.maximumWaiters)
        computing = AsyncSemaphore(permits: limits.searchesAtOnce, maximumWaiters: limits.maximumWaiters)
    }

    /// Receives notifications of changes from now on.
    package func listen() async throws {
        // The database keeps its listeners; the index keeps the database.
        try await database.listen(to: CalendarChange.channel) { [weak self] notification in
            self?.state.withLock { $0.receive(notification) }
        }
        // Only now: a change between reading and listening would be missed.
        state.withLock { $0.receive(.resumed) }
    }

    /// Answers a question as of `now`.
    ///
    /// Throws ``SearchError``, and `CancellationError` soon after the task was cancelled.
    package func answer(_ question: SearchQuestion, at now: Instant) async throws -> SearchAnswer {
        let table = try await table(at: now)
        let budget = SearchBudget(ranges: limits.ranges)
        let seed = UInt64.random(in: 0 ... .max)
        let (answer, notes) = try await computing.withPermit {
            try await offEventLoops {
                let search = Search(table: table, question: question, now: now)
                var looks = SearchLooks(seed: seed)
                return (try search.answer(within: budget, noting: &looks), search.notes(of: looks))
            }
        }
        for note in notes { demand?.note(note) }
        return answer
    }

    /// The categories under which providers are found.
    package func categories(at now: Instant) async throws -> CategoryTree {
        try await table(at: now).tree
    }

    /// Names of towns to suggest, those with the most listings first.
    package func towns(at now: Instant) async throws -> [String] {
        try await table(at: now).places.suggestions
    }

    /// The place of the name of a town, the beginning of one, or a postal code; `nil` if no listing is there.
    package func place(named text: String, at now: Instant) async throws -> FoundPlace? {
        // As quick as to ask for the turn of a search.
        try await table(at: now).places.place(named: text)
    }

    /// The addresses of all providers who are found, in order.
    package func slugs(at now: Instant) async throws -> [ListingSlug] {
        let table = try await table(at: now)
        return try await offEventLoops {
            table.providers.compactMap { $0?.slug }.sorted { $0.rawValue < $1.rawValue }
        }
    }

    /// Reads what has changed, so that the next search need not wait for it.
    package func refresh(at now: Instant) async throws {
        _ = try await table(at: now)
    }

    /// How many providers are found; 0 before everything was read.
    package var count: Int { state.withLock { $0.count } }

    private func table(at now: Instant) async throws -> SearchTable {
        let arrival: Int
        switch state.withLock({ $0.arrive(at: now) }) {
        case .current(let table): return table
        case .waiting(let reads): arrival = reads
        }
        return try await reading.withPermit {
            // Twice only if notifications were lost meanwhile: waiting until nothing changes any more could last for ever.
            for _ in 0..<2 {
                if let table = state.withLock({ $0.settled(since: arrival, at: now) }) { return table }
                let work = state.withLock { $0.work(at: now) }
                do {
                    switch work {
                    case .none(let table): return table
                    case .all: try await offEventLoops { [self] in try await readAll(at: now) }
                    case .providers(let providers):
                        try await offEventLoops { [self] in try await read(providers, at: now) }
                    case .unavailable: throw SearchError.unavailable
                    }
                    state.withLock { $0.finish() }
                    if let table = state.withLock({ $0.settled(since: arrival) }) { return table }
                } catch {
                    state.withLock { $0.fail(work) }
                    throw error
                }
            }
            throw SearchError.unavailable
        }
    }

    private func readAll(at now: Instant) async throws {
        let tree = try await database.transaction(.read) { try await categories.tree(in: $0) }
        var table = SearchTable(tree: tree)
        var ends: [ProviderID: Instant] = [:]
        var cursor: ProviderID?
        repeat {
            let found = try await database.transaction(.read) { [cursor] connection in
                let ids = try await reader.listed(after: cursor, limit: Self.portion, in: connection)
                return try await load(ids, at: now, under: tree, in: connection)
            }
            .map { $0.prepared() }
            for reading in found {
                table.set(reading.found, of: reading.id)
                ends[reading.id] = reading.validUntil
            }
            cursor = found.count == Self.portion ? found.last?.id : nil
        } while cursor != nil
        table.finish()
        state.withLock { $0.replace(table, ends) }
    }

    private func read(_ providers: [ProviderID], at now: Instant) async throws {
        guard let tree = state.withLock({ $0.tree }) else { return }
        var rest = providers[...]
        while !rest.isEmpty {
            let portion = Array(rest.prefix(Self.portion))
            rest = rest.dropFirst(Self.portion)
            let found = try await database.transaction(.read) { connection in
                try await load(portion, at: now, under: tree, in: connection)
            }
            .map { $0.prepared() }
            // Changed outside of the lock, which every search takes, and without a copy where no search has the table.
            guard var table = state.withLock({ $0.takeTable() }) else { return }
            for reading in found { table.set(reading.found, of: reading.id) }
            table.finish()
            state.withLock { $0.put(table, found) }
        }
    }

    /// What the database has of them; what follows from it is worked out when the transaction has ended.
    private func load(
        _ ids: [ProviderID],
        at now: Instant,
        under tree: CategoryTree,
        in connection: any SQLConnection
    ) async throws -> [ListedProviderReader.Loaded] {
        var loaded: [ListedProviderReader.Loaded] = []
        for id in ids { loaded.append(try await reader.load(id, at: now, under: tree, in: connection)) }
        return loaded
    }

    /// How many providers one transaction reads.
    private static let portion = 50
}
