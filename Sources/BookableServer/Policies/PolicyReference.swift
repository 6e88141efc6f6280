import Bookings
import Policies

/// A policy at one version, with what it says of itself where that is at hand.
struct PolicyReference: Encodable {
    let id: String
    let version: String
    var name: String?
    var description: String?

    init(_ policy: PinnedPolicy) {
        id = policy.policy.rawValue
        version = policy.version.description
    }

    init(_ policy: PinnedPolicy, _ script: PolicyStore.Script) {
        self.init(policy)
        name = script.name
        description = script.description
    }
}
