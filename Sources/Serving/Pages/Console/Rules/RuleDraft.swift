import BookableAPI
import Policies

/// A rule as it was typed, and what its check found.
struct RuleDraft: Sendable {
    let script: String

    /// The version that was in force when the form was made; empty if none was.
    let basis: String

    /// `nil` if it has not been checked.
    var screening: RuleScreening?

    /// Whether somebody else has changed what is in force since.
    var isStale = false

    var isInvalid: Bool { screening.map { !$0.faults.isEmpty } ?? false }
    var isValid: Bool { screening.map(\.faults.isEmpty) ?? false }

    /// Where a provider without a rule begins.
    static let beginning = """
        return {
          name = "First visits in the morning",
          description = "New clients come before noon; whoever has been here before comes at any time.",
          allow = function(slot)
            if slot.client.is_returning or slot.local_start.hour < 12 then return true end
            return false, "A first visit is in the morning"
          end,
        }

        """
}
