import Bookings
import Policies
import WireFormat

/// The body of `POST /v1/policies/evaluate`.
struct EvaluatePolicyRequest: Decodable {
    let subject: Subject
    let booking: CancellationDocument

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let booking = try fields.optional("booking", as: CancellationDocument.self)
        let subject = try Subject(reading: &fields)
        fields.demand("booking")
        try fields.finish()
        self.booking = try fields.require(booking, "booking")
        self.subject = try fields.require(subject, "policy")
    }

    /// What is evaluated.
    enum Subject {
        /// The newest version of a policy.
        case policy(PolicyID)
        case source(PolicySource)

        /// Reads `policy` or `source`, of which one is to be given; `nil` if they are refused.
        init?(reading fields: inout Fields) throws {
            let policy: PolicyID? = try fields.identifier("policy", example: "moderate or pol_anna_01")
            let source = try fields.optional("source", as: String.self)
            guard !fields.isRefused("policy"), !fields.isRefused("source") else { return nil }
            switch (policy, source) {
            case (let policy?, nil): self = .policy(policy)
            case (nil, let source?): self = .source(PolicySource(text: source))
            case (nil, nil):
                try fields.refuse("policy", "Either policy or source is required.", .required, code: .form)
                return nil
            case (_?, _?):
                try fields.refuse("source", "Either policy or source is to be given, not both.", code: .form)
                return nil
            }
        }
    }
}
