import Bookings
import Policies
import WireFormat

/// The body of `POST /v1/policies/replay`.
struct ReplayPolicyRequest: Decodable {
    /// Whose cancellations are replayed; `nil` for those of the key's own provider.
    let provider: ProviderID?
    let subject: EvaluatePolicyRequest.Subject

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        provider = try fields.identifier("provider_id", example: "prv_anna")
        let subject = try EvaluatePolicyRequest.Subject(reading: &fields)
        try fields.finish()
        self.subject = try fields.require(subject, "policy")
    }
}
