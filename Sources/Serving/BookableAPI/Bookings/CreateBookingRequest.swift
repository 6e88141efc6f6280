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
        let client = try fields.optional("client", as: ClientRequest.self)
        let answers = try fields.texts("answers", length: FormField.maximumAnswerLength)
        let documents = try fields.texts("documents", length: 500)
        let hold = try fields.integer("hold_seconds", in: 60...3_600)
        let way: Payment.Way? = try fields.choice("payment_way")
        let version = try fields.policyVersion("policy_version")
        fields.demand("provider_id", "service_id", "start_at", "client")
        try fields.finish()
        let who = try fields.require(client, "client")
        var booking = BookingRequest(
            provider: try fields.require(provider, "provider_id"),
            service: try fields.require(service, "service_id"),
            startAt: try fields.require(start, "start_at"),
            client: ClientDetails(
                name: who.name,
                email: who.email,
                phone: who.phone,
                timeZone: who.timeZone,
                language: who.language,
                answers: answers,
                documents: documents
            )
        )
        booking.hold = hold
        booking.paymentWay = way ?? booking.paymentWay
        booking.acceptedPolicyVersion = version
        self.booking = booking
    }
}
