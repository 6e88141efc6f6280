package import CivilTime
package import Money
package import SQL
package import Scheduling

extension ServiceStore {
    /// Adds a service of `provider`; throws for an id that is taken.
    package func create(
        _ draft: Draft,
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Service {
        let service = Service(
            id: draft.id ?? .make(under: provider, at: now),
            provider: provider,
            name: draft.name,
            description: draft.description,
            price: draft.price,
            timing: draft.timing,
            requirements: draft.requirements,
            requiresApproval: draft.requiresApproval,
            approvalMinutes: draft.approvalMinutes,
            requiresEmailProof: draft.requiresEmailProof,
            maximumOccurrences: draft.maximumOccurrences,
            prepayment: draft.prepayment,
            isArchived: false,
            createdAt: now,
            updatedAt: now
        )
        try await insert(service, in: connection)
        return service
    }

    /// What a new service is made from.
    package struct Draft: Sendable {
        /// A name of the caller's choice; a random one where there is none.
        package var id: ServiceID?
        package var name: String
        package var description = ""

        package var price: MonetaryAmount
        package var timing: ServiceTiming
        package var requirements = ClientRequirements()
        package var requiresApproval = false
        package var approvalMinutes: Int64?
        package var requiresEmailProof = false
        package var maximumOccurrences = 1
        package var prepayment = Prepayment.notRequired

        package init(name: String, price: MonetaryAmount, timing: ServiceTiming) {
            self.name = name
            self.price = price
            self.timing = timing
        }
    }
}
