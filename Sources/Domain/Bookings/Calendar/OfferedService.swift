package import Scheduling

/// A provider's service with the schedule that it is offered in.
package struct OfferedService: Sendable {
    package let provider: Provider
    package let service: Service
    package let schedule: Schedule

    /// The availability rule in force; `nil` if the provider has none.
    package let rule: StoredRule?

    /// The policy that new bookings pin.
    var policy: PinnedPolicy { service.policy ?? provider.policy }
}
