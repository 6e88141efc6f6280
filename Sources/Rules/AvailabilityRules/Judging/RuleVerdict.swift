/// What a rule decides about a start.
public enum RuleVerdict: Hashable, Sendable {
    /// The start can be booked, at this price in minor units; `nil` if the rule leaves the service's own.
    case allowed(price: Int64?)

    /// The start is not offered, for the rule's own reason if it gives one: at most 200 bytes of plain text.
    case refused(reason: String?)

    /// The rule could not decide, so the start is not offered.
    case failed(RuleError)

    /// Whether the start can be booked.
    public var isAllowed: Bool {
        if case .allowed = self { true } else { false }
    }
}
