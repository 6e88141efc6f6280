import Bookings
import CivilTime
import WireFormat

/// The body of `POST /v1/waitlist`.
struct JoinWaitlistRequest: Decodable {
    let provider: ProviderID
    let service: ServiceID
    let client: ClientDetails
    private let firstDate, lastDate: CivilDate
    private let from, to: WallTime?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let provider: ProviderID? = try fields.identifier("provider_id", example: "prv_anna")
        let service: ServiceID? = try fields.identifier("service_id", example: "svc_anna_cut")
        let firstDate = try fields.date("first_date")
        let lastDate = try fields.date("last_date")
        from = try fields.time("from_time")
        to = try fields.time("to_time")
        let client = try fields.optional("client", as: ClientRequest.self)
        let answers = try fields.texts("answers", length: FormField.maximumAnswerLength)
        let documents = try fields.texts("documents", length: 500)
        fields.demand("provider_id", "service_id", "first_date", "last_date", "client")
        try fields.finish()
        self.provider = try fields.require(provider, "provider_id")
        self.service = try fields.require(service, "service_id")
        self.firstDate = try fields.require(firstDate, "first_date")
        self.lastDate = try fields.require(lastDate, "last_date")
        self.client = try fields.require(client, "client").details(answers: answers, documents: documents)
    }

    /// Throws ``BookingsError`` for dates or times that make none.
    func window() throws -> WaitlistWindow {
        try WaitlistWindow(firstDate: firstDate, lastDate: lastDate, from: from, to: to)
    }
}
