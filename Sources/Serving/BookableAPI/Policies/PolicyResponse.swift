import Bookings
import Policies

/// A policy at one version.
struct PolicyResponse: Encodable {
    private let id: String
    private let provider: String?
    private let version: String

    /// Counts the versions of an uploaded policy, from 1.
    private let number: Int
    private let name: String
    private let description: String
    private let createdAt: WireInstant?
    private let source: String?

    init(_ policy: PolicyDetails) {
        id = policy.policy.policy.rawValue
        provider = policy.policy.policy.provider?.rawValue
        version = policy.policy.version.description
        number = policy.number
        name = policy.name
        description = policy.description
        createdAt = policy.createdAt.map(WireInstant.init)
        source = policy.source?.text
    }

    private enum CodingKeys: String, CodingKey {
        case id, version, number, name, description, source
        case provider = "provider_id"
        case createdAt = "created_at"
    }
}
