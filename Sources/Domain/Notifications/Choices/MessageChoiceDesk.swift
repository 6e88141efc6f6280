package import Bookings
package import CivilTime

/// Lets providers choose what is sent, and when.
package struct MessageChoiceDesk: Sendable {
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let choices = MessageChoiceStore()

    package init(zones: ZoneDirectory) {
        providers = ProviderStore(zones: zones)
    }

    /// What was chosen for all services, or for one alone; throws ``BookingsError`` if the provider or the service does not exist.
    package func find(
        of provider: ProviderID,
        for service: ServiceID?,
        in transaction: Transaction
    ) async throws -> MessageChoices {
        try await check(provider, service, in: transaction)
        return try await choices.find(of: provider, for: service, in: transaction.connection)
    }

    /// Replaces what was chosen; it holds for what is planned from now on.
    package func put(
        _ chosen: MessageChoices,
        of provider: ProviderID,
        for service: ServiceID?,
        in transaction: Transaction
    ) async throws {
        try await check(provider, service, in: transaction)
        try await choices.put(chosen, of: provider, for: service, in: transaction.connection)
    }

    private func check(_ provider: ProviderID, _ service: ServiceID?, in transaction: Transaction) async throws {
        guard let service else {
            _ = try await providers.find(provider, in: transaction.connection)
            return
        }
        _ = try await services.find(service, of: provider, in: transaction.connection)
    }
}
