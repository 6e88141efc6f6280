import Bookings
import WireFormat

/// What a request to book says to the questions of a service, read from a request whose other fields are refused.
struct BookingAnswers: Decodable {
    let provider: ProviderID?
    let service: ServiceID?
    let answers: [String: String]
    let documents: [String: String]

    init(from decoder: any Decoder) throws {
        // Never finished: what is unknown or refused has been told by the request itself.
        var fields = try Fields(from: decoder)
        provider = try fields.identifier("provider_id", example: "prv_anna")
        service = try fields.identifier("service_id", example: "svc_anna_cut")
        answers = try fields.texts("answers", length: FormField.maximumAnswerLength)
        documents = try fields.texts("documents", length: 500)
    }

    /// Throws what `service` refuses of them.
    func check(for service: Service) throws {
        try service.requirements.check(ClientDetails(name: "", answers: answers, documents: documents))
    }
}
