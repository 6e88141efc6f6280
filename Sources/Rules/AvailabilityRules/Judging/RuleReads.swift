import CPolicyHost

/// What verdicts rest on besides the start, the service and what is booked.
///
/// A verdict that read nothing of these is the same at another time, and for another client.
public struct RuleReads: OptionSet, Hashable, Sendable {
    /// One bit for each.
    public let rawValue: UInt8

    /// Those whose bits are set.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// How long it is until the start.
    public static let notice = RuleReads(rawValue: 1)

    /// Who the client is.
    public static let client = RuleReads(rawValue: 2)

    /// What the host noted in a run.
    init(_ result: policy_result) {
        self = []
        if result.fields_read >> rule_field_notice.rawValue & 1 == 1 { insert(.notice) }
        if result.fields_read >> rule_field_client.rawValue & 1 == 1 { insert(.client) }
    }
}
