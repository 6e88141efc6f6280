import Bookings

/// Who booked.
struct ClientResponse: Encodable {
    let name: String
    let email: String?
    let phone: String?
    let answers: [String: String]
    let documents: [String: String]

    init(_ client: ClientDetails) {
        name = client.name
        email = client.email
        phone = client.phone
        answers = client.answers
        documents = client.documents
    }
}
