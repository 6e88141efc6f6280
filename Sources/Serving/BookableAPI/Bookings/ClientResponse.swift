import Bookings
import JSONEncoding

/// Who booked.
struct ClientResponse {
    private let client: ClientDetails

    init(_ client: ClientDetails) {
        self.client = client
    }
}

extension ClientResponse: JSONDocument {
    func write(to object: inout JSONObjectWriter) {
        object.add("answers", client.answers)
        object.add("documents", client.documents)
        if let email = client.email { object.add("email", email) }
        if let language = client.language { object.add("language", language) }
        object.add("name", client.name)
        if let phone = client.phone { object.add("phone", phone) }
        if let zone = client.timeZone { object.add("time_zone", zone) }
    }
}
