import Bookings
import CalendarSync
import CivilTime
import Notifications
import SQL
import Webhooks

/// Reads how providers do; each figure is bounded by an index and by ``ProviderState/maximumCounted``.
struct ProviderStateReader: Sendable {
    private let providers: ProviderStore
    private let connections: ConsoleConnections
    private let bookings = BookingStore()
    private let jobs = JobStore()
    private let messages = MessageStore()
    private let payments = PaymentStore()

    init(zones: ZoneDirectory, connections: ConsoleConnections) {
        providers = ProviderStore(zones: zones)
        self.connections = connections
    }

    /// Up to `limit` providers in the order of their ids, after the one with the id `cursor`.
    func states(
        after cursor: ProviderID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [ProviderState] {
        var states: [ProviderState] = []
        for provider in try await providers.list(after: cursor, limit: limit, in: transaction.connection) {
            states.append(
                ProviderState(
                    id: provider.id,
                    name: provider.name,
                    bookingsAhead: try await bookingsAhead(of: provider.id, in: transaction),
                    troubles: try await troubles(of: provider.id, in: transaction)
                )
            )
        }
        return states
    }

    private func bookingsAhead(of provider: ProviderID, in transaction: Transaction) async throws -> Int {
        var filter = BookingStore.Filter()
        filter.provider = provider
        (filter.from, filter.to) = (transaction.now, transaction.now + Self.week)
        filter.statuses = [.pending, .confirmed, .completed]
        let part = try await bookings.list(
            filter,
            in: .start,
            after: nil,
            limit: ProviderState.maximumCounted,
            in: transaction.connection
        )
        return part.found.count
    }

    private func troubles(
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> [ProviderState.Trouble] {
        let (connection, limit) = (transaction.connection, ProviderState.maximumCounted)
        let dead = try await jobs.list(
            JobStore.Filter(provider: provider, status: .dead),
            after: nil,
            limit: limit,
            in: connection
        )
        let calendars = try await connections.calendarLinks?.list(of: provider, in: transaction) ?? []
        let failed = try await messages.inTrouble(of: provider, limit: limit, in: connection)
        let problems = try await payments.list(
            of: provider,
            status: .problem,
            after: nil,
            limit: limit,
            in: connection
        )
        let webhooks = try await connections.webhooks?.list(of: provider, in: transaction) ?? []
        return [
            ProviderState.Trouble(kind: .deadJobs, count: dead.count),
            ProviderState.Trouble(kind: .brokenCalendars, count: calendars.count { $0.state.problem != nil }),
            ProviderState.Trouble(kind: .failedMessages, count: failed.count),
            ProviderState.Trouble(kind: .paymentProblems, count: problems.found.count),
            ProviderState.Trouble(kind: .pausedWebhooks, count: webhooks.count { !$0.status.isActive }),
        ]
        .filter { $0.count > 0 }
    }

    private static let week: Int64 = 7 * 86_400
}
