import Bookings

/// Who booked.
struct ClientResponse: Encodable {
    let name: String
    let email: String?
    let phone: String?
    let timeZone: String?
    let language: String?
    let answers: [String: String]
    let documents: [String: String]

    init(_ client: ClientDetails) {
        name = client.name
        email = client.email
        phone = client.phone
        timeZone = client.timeZone
        language = client.language
        answers = client.answers
        documents = client.documents
    }

    private enum CodingKeys: String, CodingKey {
        case name, email, phone, language, answers, documents
        case timeZone = "time_zone"
    }
}
