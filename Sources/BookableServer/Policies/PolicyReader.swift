import Bookings
import Policies
import SQL

/// Reads policies as clients are shown them.
struct PolicyReader {
    let judge: PolicyJudge
    private let store = PolicyStore()

    init(judge: PolicyJudge) {
        self.judge = judge
    }

    /// The policy with the name and description that its script gives itself.
    func reference(to policy: PinnedPolicy, in connection: any SQLConnection) async throws -> PolicyReference {
        // What a version says never changes.
        if let script = await judge.recall(policy.version) { return PolicyReference(policy, script) }
        let source = try await store.source(of: policy.version, in: connection)
        return PolicyReference(policy, try await judge.inspect(source))
    }
}
