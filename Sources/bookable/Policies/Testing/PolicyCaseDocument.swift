import Policies
import WireFormat

/// One case of a `*.cases.json`: a booking, and what a policy must give for it.
struct PolicyCaseDocument: Decodable {
    /// What stands here is compared, and nothing else.
    struct Expectation: Decodable {
        let entitlement: Int64?
        let amount: Int64?
        let reason: String?

        /// The code of the failure that is meant.
        let error: PolicyError.Code?

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            entitlement = try fields.optional("entitlement")
            amount = try fields.optional("amount")
            reason = try fields.optional("reason")
            error = try fields.choice("error")
            try fields.finish()
            guard entitlement != nil || amount != nil || reason != nil || error != nil else {
                throw fields.refusal("entitlement", "Nothing is expected: give entitlement, amount, reason or error.")
            }
            if error != nil, entitlement != nil || amount != nil || reason != nil {
                throw fields.refusal("error", "A booking has either an error or a refund.")
            }
        }
    }

    let name: String
    let booking: CancellationDocument
    let expected: Expectation

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        name = try fields.require(try fields.text("name", length: 1...200), "name")
        booking = try fields.required("booking")
        expected = try fields.required("expected")
        try fields.finish()
    }
}
