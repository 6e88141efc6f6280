import Bookings
import Policies

/// A policy at one version, with what it says of itself where that is at hand.
struct PolicyReference: Encodable {
    let id: String
    let version: String
    var name: String?
    var description: String?

    init(_ policy: PinnedPolicy, name: String? = nil, description: String? = nil) {
        id = policy.policy.rawValue
        version = policy.version.description
        self.name = name
        self.description = description
    }
}
