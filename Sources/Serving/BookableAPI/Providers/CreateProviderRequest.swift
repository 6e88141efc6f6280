import Bookings
import WireFormat

/// The body of `POST /v1/providers`.
struct CreateProviderRequest: Decodable {
    let id: ProviderID?
    let name: String
    let email: String?
    let timeZone: String
    let policy: PolicyID

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        id = try fields.identifier("id", example: "prv_anna")
        let name = try fields.name("name")
        email = try fields.email("email")
        timeZone = try fields.required("time_zone")
        policy = try fields.identifier("policy", example: "moderate") ?? .moderate
        try fields.finish()
        self.name = try fields.require(name, "name")
    }
}

extension PolicyID {
    /// What providers offer unless they choose.
    static var moderate: PolicyID {
        guard let id = PolicyID(rawValue: "moderate") else { preconditionFailure("moderate is a standard policy.") }
        return id
    }
}
