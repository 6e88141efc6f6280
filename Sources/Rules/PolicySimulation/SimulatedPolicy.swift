public import Policies

/// A policy under the name by which a simulation reports it.
public struct SimulatedPolicy: Sendable {
    /// The name or the file by which it was asked for.
    public let name: String

    /// What is evaluated.
    public let policy: CompiledPolicy

    /// A policy under a name.
    public init(name: String, policy: CompiledPolicy) {
        self.name = name
        self.policy = policy
    }
}

extension SimulatedPolicy: Hashable {
    /// Whether both have the same name, byte for byte, and the same source.
    public static func == (left: Self, right: Self) -> Bool {
        ExactText(left.name) == ExactText(right.name) && left.policy == right.policy
    }

    /// Feeds the version.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(policy.version)
    }
}
