import Policies
import WireFormat

/// The body of `POST /v1/policies/check` as JSON.
struct CheckPolicyRequest: Decodable {
    let source: PolicySource

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let source = try fields.optional("source", as: String.self)
        fields.demand("source")
        try fields.finish()
        self.source = PolicySource(text: try fields.require(source, "source"))
    }
}
