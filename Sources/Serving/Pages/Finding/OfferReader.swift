import Bookings
import CivilTime
import SQL

/// Reads what pages show of providers and services.
struct OfferReader: Sendable {
    let zones: ZoneDirectory
    let policies: PolicyDescriptions
    private let providers: ProviderStore
    private let services = ServiceStore()

    init(zones: ZoneDirectory, policies: PolicyDescriptions) {
        self.zones = zones
        self.policies = policies
        providers = ProviderStore(zones: zones)
    }

    /// Throws ``BookingsError`` if the provider does not exist or has no such service.
    func offer(of service: ServiceID, of provider: ProviderID, in transaction: Transaction) async throws -> Offer {
        let connection = transaction.connection
        let (provider, service) = try await connection.run(
            providers.finding(provider),
            services.finding(service, of: provider)
        )
        return Offer(
            provider: provider,
            service: service,
            policy: try await policies.described(service.policy ?? provider.policy, in: connection),
            zone: try zones.zone(named: provider.timeZone)
        )
    }

    func provider(_ id: ProviderID, in transaction: Transaction) async throws -> Provider {
        try await providers.find(id, in: transaction.connection)
    }

    /// A provider with what can be booked.
    func offers(of provider: ProviderID, in transaction: Transaction) async throws -> (Provider, [Service]) {
        let found = try await providers.find(provider, in: transaction.connection)
        let offered = try await services.list(
            of: provider,
            after: nil,
            limit: Self.maximumServices,
            includingArchived: false,
            in: transaction.connection
        )
        return (found, offered)
    }

    /// Providers after one, with the names of their services.
    func providers(after cursor: ProviderID?, in transaction: Transaction) async throws -> [(Provider, [String])] {
        let connection = transaction.connection
        let page = try await providers.list(after: cursor, limit: Self.pageSize + 1, in: connection)
        guard let first = page.first, let last = page.last else { return [] }
        let named = try await services.names(
            from: first.id,
            through: last.id,
            limit: Self.maximumServices,
            in: connection
        )
        let names = Dictionary(grouping: named, by: \.provider)
        return page.map { provider in (provider, names[provider.id]?.prefix(Self.namedServices).map(\.name) ?? []) }
    }

    /// Providers on one page; one more is read, to know whether there is another page.
    static let pageSize = 20
    private static let maximumServices = 200
    private static let namedServices = 4
}
