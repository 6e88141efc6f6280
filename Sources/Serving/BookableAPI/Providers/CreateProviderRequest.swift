import Bookings
import WireFormat

/// The body of `POST /v1/providers`.
struct CreateProviderRequest: Decodable {
    let provider: ProviderRequest

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let id: ProviderID? = try fields.identifier("id", example: "prv_anna")
        let name = try fields.name("name")
        let email = try fields.email("email")
        let timeZone = try fields.optional("time_zone", as: String.self)
        let policy = try fields.identifier("policy", example: "moderate") ?? PolicyID.moderate
        fields.demand("name", "time_zone")
        try fields.finish()
        provider = ProviderRequest(
            id: id,
            name: try fields.require(name, "name"),
            email: email,
            timeZone: try fields.require(timeZone, "time_zone"),
            policy: policy
        )
    }
}

extension PolicyID {
    /// What providers offer unless they choose.
    static var moderate: PolicyID {
        guard let id = PolicyID(rawValue: "moderate") else { preconditionFailure("moderate is a standard policy.") }
        return id
    }
}
