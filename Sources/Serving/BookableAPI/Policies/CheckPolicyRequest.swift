import Policies
import WireFormat

/// The body of `POST /v1/policies/check` as JSON.
struct CheckPolicyRequest: Decodable {
    let source: PolicySource

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let source = try fields.required("source", as: String.self)
        try fields.finish()
        self.source = PolicySource(text: source)
    }
}
