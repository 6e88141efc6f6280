import Bookings
import JSONEncoding
import Policies

/// A policy at one version, with what it says of itself where that is at hand.
struct PolicyReference {
    let id: String
    let version: String
    private(set) var name: String?
    private(set) var description: String?

    init(_ policy: PinnedPolicy) {
        id = policy.policy.rawValue
        version = policy.version.description
    }

    init(_ described: DescribedPolicy) {
        self.init(described.policy)
        name = described.name
        description = described.description
    }
}

extension PolicyReference: JSONDocument {
    func write(to object: inout JSONObjectWriter) {
        if let description { object.add("description", description) }
        object.add("id", plain: id)
        if let name { object.add("name", name) }
        object.add("version", plain: version)
    }
}
