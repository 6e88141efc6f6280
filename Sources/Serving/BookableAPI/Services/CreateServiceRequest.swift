import Bookings
import Money
import Scheduling
import WireFormat

/// The body of `POST …/services`.
struct CreateServiceRequest: Decodable {
    let draft: ServiceStore.Draft

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let id: ServiceID? = try fields.identifier("id", example: "svc_anna_cut")
        let name = try fields.name("name")
        let description = try fields.text("description", length: 0...5_000)
        let written = try fields.amount("price", from: 0)
        let currency = try fields.currency("currency")
        let price = try fields.minorUnits(of: written, "price", in: currency, from: 0)
        let timing = try ServiceTiming(reading: &fields)
        let requirements = try fields.optional("requirements", as: RequirementsDocument.self)
        let requiresApproval = try fields.optional("requires_approval", as: Bool.self)
        let approvalMinutes = try fields.integer("approval_minutes", in: Service.approvalMinutesRange)
        let requiresEmailProof = try fields.optional("requires_email_proof", as: Bool.self)
        let occurrences = try fields.integer("max_occurrences", in: 1...Int64(Repetition.maximumCount))
        let prepayment = try fields.optional("prepayment", as: PrepaymentDocument.self)
        fields.demand("name", "price", "currency")
        try fields.finish()
        var draft = ServiceStore.Draft(
            name: try fields.require(name, "name"),
            price: MonetaryAmount(try fields.require(price, "price"), try fields.require(currency, "currency")),
            timing: timing
        )
        draft.id = id
        draft.description = description ?? draft.description
        draft.requirements = requirements?.requirements ?? draft.requirements
        draft.requiresApproval = requiresApproval ?? draft.requiresApproval
        draft.approvalMinutes = approvalMinutes
        draft.requiresEmailProof = requiresEmailProof ?? draft.requiresEmailProof
        draft.maximumOccurrences = occurrences.map(Int.init) ?? draft.maximumOccurrences
        draft.prepayment = prepayment?.prepayment ?? draft.prepayment
        try PriceCheck.run(draft.price)
        self.draft = draft
    }
}
