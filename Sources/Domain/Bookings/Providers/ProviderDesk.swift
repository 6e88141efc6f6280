package import CivilTime
package import Policies
import SQL

/// Adds providers, changes them, and lets them choose the policy that they offer.
package struct ProviderDesk: Sendable {
    private let zones: ZoneDirectory
    private let providers: ProviderStore
    private let affected = AffectedBookings()
    private let schedules = ScheduleStore()
    private let catalog = PolicyCatalog()
    private let descriptions: PolicyDescriptions

    package init(zones: ZoneDirectory, descriptions: PolicyDescriptions) {
        self.zones = zones
        providers = ProviderStore(zones: zones)
        self.descriptions = descriptions
    }

    /// Adds a provider, who begins with a standard policy.
    ///
    /// Throws ``BookingsError`` for an uploaded policy, a zone that the system does not know and an id that is taken.
    package func create(_ request: ProviderRequest, in transaction: Transaction) async throws -> ProviderDetails {
        // An uploaded policy belongs to a provider, who has to exist before it.
        guard request.policy.isStandard else {
            throw BookingsError(
                .invalidValue,
                "A new provider begins with a standard policy and can upload its own then.",
                field: "policy"
            )
        }
        let connection = transaction.connection
        let draft = ProviderStore.Draft(
            id: request.id,
            name: request.name,
            email: request.email,
            timeZone: request.timeZone,
            policy: try await catalog.pin(request.policy, in: connection)
        )
        let provider = try await providers.create(draft, at: transaction.now, in: connection)
        return try await details(of: provider, in: connection)
    }

    /// Throws ``BookingsError`` if the provider does not exist.
    package func find(_ id: ProviderID, in transaction: Transaction) async throws -> ProviderDetails {
        let provider = try await providers.find(id, in: transaction.connection)
        return try await details(of: provider, in: transaction.connection)
    }

    /// Up to `limit` providers in the order of their ids, after the one with the id `cursor`.
    package func list(after cursor: ProviderID?, limit: Int, in transaction: Transaction) async throws -> [Provider] {
        try await providers.list(after: cursor, limit: limit, in: transaction.connection)
    }

    /// Changes a provider's own fields by `change`; in another zone, returns the bookings that no longer lie in open time.
    package func update(
        _ id: ProviderID,
        in transaction: Transaction,
        _ change: (inout Provider) throws -> Void
    ) async throws -> (details: ProviderDetails, affected: [AffectedBooking]?) {
        var before: Provider?
        let provider = try await write(id, in: transaction) { provider in
            before = provider
            try change(&provider)
        }
        if let before, before.readsDifferently(from: provider) { try await transaction.reviewListing(of: id) }
        let details = try await details(of: provider, in: transaction.connection)
        // Nothing else that is changed here moves the hours.
        guard let before, before.timeZone != provider.timeZone else { return (details, nil) }
        // Months begin at other instants.
        try await FigureCorrections().request(of: id, at: transaction.now, in: transaction.connection)
        let schedules = (
            before: try await schedules.openHours(of: before, in: zones, transaction.connection),
            after: try await schedules.openHours(of: provider, in: zones, transaction.connection)
        )
        return (details, try await affected.list(of: id, from: schedules.before, to: schedules.after, in: transaction))
    }

    /// Lets new bookings pin a standard policy or one of the provider's own, at `version` or at its newest.
    package func choosePolicy(
        _ policy: PolicyID,
        version: PolicyVersion?,
        of id: ProviderID,
        in transaction: Transaction
    ) async throws -> DescribedPolicy {
        try policy.requireOffer(by: id)
        let connection = transaction.connection
        let provider = try await write(id, in: transaction) { provider in
            provider.policy = try await catalog.pin(policy, version: version, in: connection)
        }
        return try await descriptions.described(provider.policy, in: connection)
    }

    private func write(
        _ id: ProviderID,
        in transaction: Transaction,
        _ change: (inout Provider) async throws -> Void
    ) async throws -> Provider {
        let connection = transaction.connection
        // The whole row is written back, so without the lock a change in between would be undone.
        try await connection.lock(id)
        var provider = try await providers.find(id, in: connection)
        try await change(&provider)
        return try await providers.update(provider, at: transaction.now, in: connection)
    }

    private func details(of provider: Provider, in connection: any SQLConnection) async throws -> ProviderDetails {
        ProviderDetails(
            provider: provider,
            policy: try await descriptions.described(provider.policy, in: connection),
            hours: try await schedules.weeklyHours(of: provider.id, in: connection),
            exceptions: try await schedules.exceptions(of: provider.id, in: connection)
        )
    }
}

extension Provider {
    /// Whether people see other names, texts or pictures on its pages.
    fileprivate func readsDifferently(from other: Provider) -> Bool {
        name != other.name || pages.storedTexts != other.pages.storedTexts
            || pages.logo?.digest != other.pages.logo?.digest
    }
}
