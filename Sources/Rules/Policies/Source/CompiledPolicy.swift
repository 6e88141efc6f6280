/// A source that is known to be a policy.
///
/// A plain value: any `PolicyHost` evaluates it.
public struct CompiledPolicy: Hashable, Sendable {
    /// What the policy calls itself: 1 to 100 characters of plain text.
    public let name: String

    /// What it promises, in its own words: at most 1,000 characters of plain text.
    public let description: String

    /// What it was compiled from.
    public let source: PolicySource

    /// The content hash of the source.
    public var version: PolicyVersion { source.version }

    init(name: String, description: String, source: PolicySource) {
        self.name = name
        self.description = description
        self.source = source
    }
}
