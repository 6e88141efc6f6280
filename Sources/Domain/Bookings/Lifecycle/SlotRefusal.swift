package import CivilTime
package import Scheduling

/// Why a start cannot be booked, and what could be instead.
package struct SlotRefusal: Sendable {
    package let provider: ProviderID
    package let service: ServiceID

    /// That of the provider.
    package let zone: Zone
    package let startAt: Instant

    /// Every reason that holds, as ``PreparedCalendar`` gives them.
    package let reasons: [Explanation.Reason]

    /// What the provider's availability rule says, which is asked where there are no other reasons.
    package let rule: RuleRefusal?

    /// Whether another booking, or busy time, stands in the way; otherwise a rule does.
    package let isTaken: Bool

    /// Free starts nearest to the one asked for, nearest first; empty where a rule refused it.
    package let alternatives: [Instant]

    /// Seconds of the session.
    package let duration: Int64
}
