import Bookings
import WireFormat

/// The body of `POST /v1/bookings`.
struct CreateBookingRequest: Decodable {
    let booking: BookingRequest

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let provider: ProviderID? = try fields.identifier("provider_id", example: "prv_anna")
        let service: ServiceID? = try fields.identifier("service_id", example: "svc_anna_cut")
        let start = try fields.instant("start_at")
        let seats = try fields.integer("seats", in: 1...10_000)
        let client = try fields.optional("client", as: ClientRequest.self)
        let answers = try fields.texts("answers", length: FormField.maximumAnswerLength)
        let documents = try fields.texts("documents", length: 500)
        let hold = try fields.integer("hold_seconds", in: 60...3_600)
        let way: Payment.Way? = try fields.choice("payment_way")
        let version = try fields.policyVersion("policy_version")
        let price = try fields.integer("price", in: 0...1_000_000_000_000)
        let override = try fields.text("override_reason", length: 1...500)
        let repetition = try fields.optional("repeat", as: RepeatRequest.self)
        fields.demand("provider_id", "service_id", "start_at")
        // A slot can be held before it is known for whom; then nothing can be said of the client yet.
        let isForNobodyYet = hold != nil && !fields.contains("client")
        if isForNobodyYet {
            try Self.refuseDetails(answers, documents, way, in: &fields)
        } else if !fields.contains("client") {
            try fields.refuse("client", "This says who books, and is required unless hold_seconds is given.", .required)
        } else {
            fields.demand("client")
        }
        try fields.finish()
        var booking = BookingRequest(
            provider: try fields.require(provider, "provider_id"),
            service: try fields.require(service, "service_id"),
            startAt: try fields.require(start, "start_at"),
            client: try isForNobodyYet
                ? .awaited : fields.require(client, "client").details(answers: answers, documents: documents)
        )
        booking.seats = seats.map(Int.init) ?? booking.seats
        booking.hold = hold
        booking.paymentWay = way ?? booking.paymentWay
        booking.acceptedPolicyVersion = version
        booking.acceptedPrice = price
        booking.override = override
        booking.repetition = repetition?.repetition
        self.booking = booking
    }

    /// Refuses what is said with the client, and would be lost without one.
    private static func refuseDetails(
        _ answers: [String: String],
        _ documents: [String: String],
        _ way: Payment.Way?,
        in fields: inout Fields
    ) throws {
        let given = [("answers", !answers.isEmpty), ("documents", !documents.isEmpty), ("payment_way", way != nil)]
        for (key, isGiven) in given where isGiven {
            try fields.refuse(key, "This comes with the client, here or when the hold is confirmed.", .invalid)
        }
    }
}
