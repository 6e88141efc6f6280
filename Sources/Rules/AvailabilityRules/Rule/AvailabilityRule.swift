public import Policies

/// A source that is known to be an availability rule.
///
/// A plain value: any `RuleHost` judges by it.
public struct AvailabilityRule: Hashable, Sendable {
    /// What the rule calls itself, and what a refusal names: 1 to 400 bytes of plain text.
    public let name: String

    /// What it is for, in its own words; `nil` if it does not say.
    public let description: String?

    /// What it was compiled from.
    public let source: PolicySource

    /// Whether it decides which starts can be booked; without, it allows all of them.
    public let decides: Bool

    /// Whether it sets prices.
    public let hasPrice: Bool

    /// The content hash of the source.
    public var version: PolicyVersion { source.version }
}
