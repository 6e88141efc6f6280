import Money
import Policies

/// Whether a start can be given away, and under which rule.
struct SlotDecision: Sendable {
    /// Why it cannot; `nil` if it can.
    let refusal: SlotRefusal?

    /// The version of the availability rule that allowed it.
    var rule: PolicyVersion?

    /// What it costs for each seat; `nil` if it is the service's own price.
    var price: MonetaryAmount?
}
