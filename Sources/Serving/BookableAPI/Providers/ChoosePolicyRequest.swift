import Bookings
import Policies
import WireFormat

/// The body of `PUT …/policy`.
struct ChoosePolicyRequest: Decodable {
    let policy: PolicyID

    /// None chooses the newest.
    let version: PolicyVersion?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let policy: PolicyID? = try fields.identifier("policy", example: "moderate or pol_anna_01")
        version = try fields.policyVersion("version")
        try fields.finish()
        self.policy = try fields.require(policy, "policy")
    }
}
