import Bookings
import Policies
import WireFormat

/// The body of `POST /v1/policies/evaluate`.
struct EvaluatePolicyRequest: Decodable {
    let subject: Subject
    let booking: CancellationDocument

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        booking = try fields.required("booking")
        subject = try Subject(reading: &fields)
        try fields.finish()
    }

    /// What is evaluated.
    enum Subject {
        /// The newest version of a policy.
        case policy(PolicyID)
        case source(PolicySource)

        /// Reads `policy` or `source`, of which one is to be given.
        init(reading fields: inout Fields) throws {
            let policy: PolicyID? = try fields.identifier("policy", example: "moderate or pol_anna_01")
            let source = try fields.optional("source", as: String.self)
            switch (policy, source) {
            case (let policy?, nil): self = .policy(policy)
            case (nil, let source?): self = .source(PolicySource(text: source))
            case (nil, nil): throw fields.refusal("policy", "Either policy or source is required.")
            case (_?, _?): throw fields.refusal("source", "Either policy or source is to be given, not both.")
            }
        }
    }
}
