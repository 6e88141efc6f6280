import Bookings
import Policies
import SQL
import Synchronization

/// Reads policies as clients are shown them.
///
/// No script of a stranger runs for that: what it says of itself is kept since its upload.
final class PolicyReader: Sendable {
    private struct Words {
        let name: String
        let description: String
    }

    private let store = PolicyStore()

    /// What a version says never changes.
    private let known = Mutex<[PolicyVersion: Words]>([:])

    /// How many versions' words are kept.
    private static let capacity = 4_096

    /// The policy with the name and description that its script gives itself.
    func reference(to policy: PinnedPolicy, in connection: any SQLConnection) async throws -> PolicyReference {
        let words = try await words(of: policy, in: connection)
        return PolicyReference(policy, name: words.name, description: words.description)
    }

    /// The script of a policy with the same.
    func script(of policy: PinnedPolicy, in connection: any SQLConnection) async throws -> PolicyStore.Script {
        let words = try await words(of: policy, in: connection)
        let source = try await store.source(of: policy.version, in: connection)
        return PolicyStore.Script(source: source, name: words.name, description: words.description)
    }

    private func words(of policy: PinnedPolicy, in connection: any SQLConnection) async throws -> Words {
        if let words = known.withLock({ $0[policy.version] }) { return words }
        let words = try await read(policy, in: connection)
        known.withLock { known in
            if known.count >= Self.capacity { known.removeAll() }
            known[policy.version] = words
        }
        return words
    }

    private func read(_ policy: PinnedPolicy, in connection: any SQLConnection) async throws -> Words {
        if let uploaded = try await store.version(policy, in: connection) {
            return Words(name: uploaded.name, description: uploaded.description)
        }
        // A standard policy, of this release or an earlier one: our own script.
        let source = try await store.source(of: policy.version, in: connection)
        let compiled = try PolicyHost().compile(source: source)
        return Words(name: compiled.name, description: compiled.description)
    }
}
