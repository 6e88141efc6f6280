import Bookings
import WireFormat

/// Who books, as `POST /v1/bookings` names them.
struct ClientRequest: Decodable {
    let name: String
    let email: String?
    let phone: String?
    let timeZone: String?
    let language: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let name = try fields.name("name")
        email = try fields.email("email")
        phone = try fields.phone("phone")
        timeZone = try fields.timeZone("time_zone")
        language = try fields.languageTag("language")
        fields.demand("name")
        try fields.finish()
        self.name = try fields.require(name, "name")
    }

    func details(answers: [String: String], documents: [String: String]) -> ClientDetails {
        ClientDetails(
            name: name,
            email: email,
            phone: phone,
            timeZone: timeZone,
            language: language,
            answers: answers,
            documents: documents
        )
    }
}
