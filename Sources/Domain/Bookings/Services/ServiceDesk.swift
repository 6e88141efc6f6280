package import CivilTime
import SQL
import Scheduling

/// Adds, changes and archives what providers offer.
package struct ServiceDesk: Sendable {
    private let providers: ProviderStore
    private let services = ServiceStore()

    /// `nil` if no payments are taken through Stripe.
    private let terms: PaymentTerms?

    /// Whether codes can be mailed to clients who have to prove their address.
    private let provesAddresses: Bool

    package init(zones: ZoneDirectory, terms: PaymentTerms?, provesAddresses: Bool = false) {
        self.provesAddresses = provesAddresses
        providers = ProviderStore(zones: zones)
        self.terms = terms
    }

    /// Adds a service; throws ``BookingsError`` for an id of another provider, one that is taken, and a prepayment that cannot
    /// be charged.
    package func create(
        _ draft: ServiceStore.Draft,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> Service {
        guard draft.id.map({ $0.provider == provider }) ?? true else {
            throw BookingsError(.invalidValue, "The id must begin with \"svc_\(provider.name)_\".", field: "id")
        }
        try draft.timing.requireSomeStart()
        try draft.timing.requireSeats()
        try check(requiresEmailProof: draft.requiresEmailProof)
        let connection = transaction.connection
        _ = try await providers.find(provider, in: connection)
        let service = try await services.create(draft, of: provider, at: transaction.now, in: connection)
        // Thrown after the insert it undoes it, and an id that is taken is told first.
        try terms.check(service)
        try await transaction.reviewListing(of: provider)
        return service
    }

    package func find(_ id: ServiceID, of provider: ProviderID, in transaction: Transaction) async throws -> Service {
        try await services.find(id, of: provider, in: transaction.connection)
    }

    /// One page of the services that can be booked, and of archived ones if they are asked for, in the order of their ids, after the one with the id `cursor`.
    package func list(
        of provider: ProviderID,
        includingArchived: Bool = false,
        after cursor: ServiceID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [Service] {
        let connection = transaction.connection
        _ = try await providers.find(provider, in: connection)
        return try await services.list(
            of: provider,
            after: cursor,
            limit: limit,
            includingArchived: includingArchived,
            in: connection
        )
    }

    /// Changes a service by `change`; bookings keep what they were made with.
    package func update(
        _ id: ServiceID,
        of provider: ProviderID,
        in transaction: Transaction,
        _ change: (inout Service) throws -> Void
    ) async throws -> Service {
        try await write(id, of: provider, in: transaction) { service in
            let asked = service.requiresEmailProof
            try change(&service)
            // What was set while mail was sent stays as it is.
            if !asked { try check(requiresEmailProof: service.requiresEmailProof) }
            try service.timing.requireSomeStart()
            try service.timing.requireSeats()
            try terms.check(service)
        }
    }

    private func check(requiresEmailProof: Bool) throws {
        guard requiresEmailProof, !provesAddresses else { return }
        throw BookingsError(
            .invalidValue,
            "This server sends no mail, so that no client could prove their address.",
            field: "requires_email_proof"
        )
    }

    /// Bookings of an archived service live on; no new ones can be made.
    package func archive(_ id: ServiceID, of provider: ProviderID, in transaction: Transaction) async throws {
        _ = try await write(id, of: provider, in: transaction) { $0.isArchived = true }
    }

    private func write(
        _ id: ServiceID,
        of provider: ProviderID,
        in transaction: Transaction,
        _ change: (inout Service) throws -> Void
    ) async throws -> Service {
        // The provider's lock, so that a booking is made wholly under the old service or wholly under the new one.
        try await transaction.connection.lock(provider)
        var service = try await services.find(id, of: provider, in: transaction.connection)
        let before = service
        try change(&service)
        service.updatedAt = transaction.now
        try await services.update(service, in: transaction.connection)
        let isShownAnew = before.isArchived && !service.isArchived
        if isShownAnew || before.name != service.name || before.description != service.description {
            try await transaction.reviewListing(of: provider)
        }
        return service
    }
}
