import Bookings
import Policies
import WireFormat

/// The body of `POST /v1/policies` as JSON.
struct UploadPolicyRequest: Decodable {
    let provider: ProviderID?

    /// The policy that gets a new version; none makes a new policy.
    let policy: PolicyID?
    let source: PolicySource

    init(provider: ProviderID?, policy: PolicyID?, source: PolicySource) {
        self.provider = provider
        self.policy = policy
        self.source = source
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        provider = try fields.identifier("provider_id", example: "prv_anna")
        policy = try fields.identifier("policy", example: "pol_anna_01")
        let source = try fields.optional("source", as: String.self)
        fields.demand("source")
        try fields.finish()
        self.source = PolicySource(text: try fields.require(source, "source"))
    }

    /// The request with what its query says; throws ``WireError`` where that contradicts the body.
    func joined(with provider: ProviderID?, _ policy: PolicyID?) throws -> UploadPolicyRequest {
        UploadPolicyRequest(
            provider: try Self.agreed(self.provider, provider, "provider", "provider_id"),
            policy: try Self.agreed(self.policy, policy, "policy", "policy"),
            source: source
        )
    }

    private static func agreed<ID: Equatable>(
        _ inBody: ID?,
        _ inQuery: ID?,
        _ parameter: String,
        _ member: String
    ) throws -> ID? {
        guard let inBody, let inQuery, inBody != inQuery else { return inBody ?? inQuery }
        throw WireError(
            .value,
            field: parameter,
            reason: "\(quoted("\(inQuery)")) contradicts \(member) in the body, \(quoted("\(inBody)"))."
        )
    }
}
