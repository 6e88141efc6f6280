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

    /// A policy that comes with Bookable; it has one version a release.
    init(standard policy: PolicyID, _ script: PolicyStore.Script, showsSource: Bool) {
        id = policy.rawValue
        provider = nil
        version = script.source.version.description
        number = 1
        name = script.name
        description = script.description
        createdAt = nil
        source = showsSource ? script.source.text : nil
    }

    /// A version of an uploaded policy, with its source where that is asked for.
    init(_ uploaded: UploadedPolicyVersion, source: PolicySource? = nil) {
        id = uploaded.policy.rawValue
        provider = uploaded.policy.provider?.rawValue
        version = uploaded.version.description
        number = uploaded.number
        name = uploaded.name
        description = uploaded.description
        createdAt = WireInstant(uploaded.createdAt)
        self.source = source?.text
    }

    private enum CodingKeys: String, CodingKey {
        case id, version, number, name, description, source
        case provider = "provider_id"
        case createdAt = "created_at"
    }
}
