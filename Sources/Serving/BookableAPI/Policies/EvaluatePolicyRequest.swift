import Bookings
import Policies
import WireFormat

/// The body of `POST /v1/policies/evaluate`.
struct EvaluatePolicyRequest: Decodable {
    let subject: Subject
    let booking: CancellationDocument

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let policy: PolicyID? = try fields.identifier("policy", example: "moderate or pol_anna_01")
        let source = try fields.optional("source", as: String.self)
        booking = try fields.required("booking")
        try fields.finish()
        switch (policy, source) {
        case (let policy?, nil): subject = .policy(policy)
        case (nil, let source?): subject = .source(PolicySource(text: source))
        case (nil, nil): throw fields.refusal("policy", "Either policy or source is required.")
        case (_?, _?): throw fields.refusal("source", "Either policy or source is to be given, not both.")
        }
    }

    /// What is evaluated.
    enum Subject {
        /// The newest version of a policy.
        case policy(PolicyID)
        case source(PolicySource)
    }
}
