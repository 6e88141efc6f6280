import Bookings
import Money
import Scheduling
import WireFormat

/// The body of `PATCH …/services/{service}`: what is left out stays as it is.
struct UpdateServiceRequest: Decodable {
    private let name: String?
    private let description: String?
    private let price: Int64?
    private let currency: Currency?
    private let requirements: RequirementsDocument?
    private let requiresApproval: Bool?
    private let changesApprovalMinutes: Bool
    private let approvalMinutes: Int64?
    private let requiresEmailProof: Bool?
    private let maximumOccurrences: Int64?
    private let prepayment: PrepaymentDocument?
    private let isArchived: Bool?

    /// The timing's fields as they were read, to be read once more onto the timing that they change.
    private let timing: Fields

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        timing = fields
        name = try fields.name("name")
        description = try fields.text("description", length: 0...5_000)
        let written = try fields.amount("price", from: 0)
        currency = try fields.currency("currency")
        price = try fields.minorUnits(of: written, "price", in: currency, from: 0)
        isArchived = try fields.optional("is_archived")
        requirements = try fields.optional("requirements")
        requiresApproval = try fields.optional("requires_approval")
        changesApprovalMinutes = fields.contains("approval_minutes")
        approvalMinutes = try fields.integer("approval_minutes", in: Service.approvalMinutesRange)
        requiresEmailProof = try fields.optional("requires_email_proof")
        maximumOccurrences = try fields.integer("max_occurrences", in: 1...Int64(Repetition.maximumCount))
        prepayment = try fields.optional("prepayment")
        var probe = ServiceTiming(durationMinutes: 1)
        try probe.update(reading: &fields)
        try fields.finish()
    }

    /// Null takes a limit or the time for approval away; any other null changes nothing.
    func apply(to service: inout Service) throws {
        service.name = name ?? service.name
        service.description = description ?? service.description
        service.price = MonetaryAmount(price ?? service.price.minorUnits, currency ?? service.price.currency)
        service.requirements = requirements?.requirements ?? service.requirements
        service.requiresApproval = requiresApproval ?? service.requiresApproval
        if changesApprovalMinutes { service.approvalMinutes = approvalMinutes }
        service.requiresEmailProof = requiresEmailProof ?? service.requiresEmailProof
        service.maximumOccurrences = maximumOccurrences.map(Int.init) ?? service.maximumOccurrences
        service.prepayment = prepayment?.prepayment ?? service.prepayment
        service.isArchived = isArchived ?? service.isArchived
        var fields = timing
        try service.timing.update(reading: &fields)
        try PriceCheck.run(service.price)
    }
}
