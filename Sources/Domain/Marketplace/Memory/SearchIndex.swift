import Bookings
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
    private let state = Mutex(SearchIndexState())
    private let line = ReadingLine()
    private let categories = CategoryDesk()

    /// Answers nothing before ``listen()``.
    package init(database: any SQLDatabase, zones: ZoneDirectory, rules: MarketplaceRules) {
        self.database = database
        reader = ListedProviderReader(zones: zones, rules: rules)
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
    /// Throws ``SearchError`` while notifications of changes cannot be received, as on a replica.
    package func answer(_ question: SearchQuestion, at now: Instant) async throws -> SearchAnswer {
        let table = try await table(at: now)
        return await Self.search(table, question, at: now)
    }

    /// The categories under which providers are found.
    package func categories(at now: Instant) async throws -> CategoryTree {
        try await table(at: now).tree
    }

    /// Reads what has changed, so that the next search need not wait for it.
    package func refresh(at now: Instant) async throws {
        _ = try await table(at: now)
    }

    /// How many providers are found; 0 before everything was read.
    package var count: Int { state.withLock { $0.table?.count ?? 0 } }

    /// Away from the event loops, as it looks at many providers at once.
    @concurrent
    private static func search(_ table: SearchTable, _ question: SearchQuestion, at now: Instant) async -> SearchAnswer
    {
        Search(table: table, question: question, now: now).answer()
    }

    private func table(at now: Instant) async throws -> SearchTable {
        if let table = state.withLock({ $0.current(at: now) }) { return table }
        // One task reads at a time; a task that waited finds most of its work done.
        await line.enter()
        defer { line.leave() }
        while true {
            let work = state.withLock { $0.work(at: now) }
            do {
                switch work {
                case .none(let table): return table
                case .all: try await readAll(at: now)
                case .providers(let providers): try await read(providers, at: now)
                case .deaf: throw SearchError.unavailable
                }
            } catch {
                state.withLock { $0.fail(work) }
                throw error
            }
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
                return try await find(ids, at: now, under: tree, in: connection)
            }
            for (id, provider) in found {
                table.set(provider, of: id)
                ends[id] = provider?.provider.validUntil
            }
            cursor = found.count == Self.portion ? found.last?.id : nil
        } while cursor != nil
        table.finish()
        state.withLock { $0.replace(table, ends) }
    }

    private func read(_ providers: [ProviderID], at now: Instant) async throws {
        guard let tree = state.withLock({ $0.table?.tree }) else { return }
        var rest = providers[...]
        while !rest.isEmpty {
            let portion = Array(rest.prefix(Self.portion))
            rest = rest.dropFirst(Self.portion)
            let found = try await database.transaction(.read) { connection in
                try await find(portion, at: now, under: tree, in: connection)
            }
            state.withLock { $0.set(found) }
        }
    }

    private func find(
        _ ids: [ProviderID],
        at now: Instant,
        under tree: CategoryTree,
        in connection: any SQLConnection
    ) async throws -> [(id: ProviderID, provider: ListedProviderReader.Found?)] {
        var found: [(id: ProviderID, provider: ListedProviderReader.Found?)] = []
        for id in ids { found.append((id, try await reader.find(id, at: now, under: tree, in: connection))) }
        return found
    }

    /// How many providers one transaction reads.
    private static let portion = 50
}

/// Why nothing can be found now.
package enum SearchError: Error {
    /// Notifications of changes are not received, so what is in memory may be out of date.
    case unavailable
}
