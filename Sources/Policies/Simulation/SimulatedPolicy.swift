/// A policy under the name by which a simulation reports it.
public struct SimulatedPolicy: Hashable, Sendable {
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
