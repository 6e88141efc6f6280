import AvailabilityRules
import Bookings

extension SlotReason {
    /// That an availability rule does not allow a start; why it failed is told only to the provider.
    init(_ refusal: RuleRefusal, toldWhy tells: Bool) {
        if let failure = refusal.failure {
            self.init(.availabilityRuleFailed, "The rule \"\(refusal.rule)\" failed, so the start is not offered.")
            if tells { ruleError = RuleErrorBody(failure) }
        } else {
            let reason = refusal.reason ?? "The start is not offered."
            self.init(.availabilityRule, "Rule \"\(refusal.rule)\": \(reason)")
        }
        rule = refusal.rule
    }
}

/// What went wrong in a rule.
struct RuleErrorBody: Encodable, Sendable {
    let code: String
    let message: String
    let line: Int?

    init(_ error: RuleError) {
        code = error.code.rawValue
        message = error.message
        line = error.line
    }
}
