import Bookings
import Notifications
import WireFormat

/// Who books, as `POST /v1/bookings` names them.
struct ClientRequest: Decodable {
    let name: String
    let email: String?
    let phone: String?
    let timeZone: String?
    let language: String?
    let smsConsent: Bool?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let name = try fields.name("name")
        email = try fields.email("email")
        let phone = try fields.phone("phone")
        timeZone = try fields.timeZone("time_zone")
        language = try fields.languageTag("language")
        let consent = try fields.optional("sms_consent", as: Bool.self)
        self.phone = try fields.reading("phone") { fields in
            if consent == true, phone.flatMap(DialableNumber.text(of:)) == nil {
                throw fields.refusal(
                    "phone",
                    "Short messages need a telephone number with its country, such as +49 30 1234567.",
                    .value,
                    fault: .format("+49 30 1234567")
                )
            }
            return phone
        }
        smsConsent = consent
        fields.demand("name")
        try fields.finish()
        self.name = try fields.require(name, "name")
    }

    func details(answers: [String: String], documents: [String: String]) -> ClientDetails {
        var details = ClientDetails(
            name: name,
            email: email,
            phone: phone,
            timeZone: timeZone,
            language: language,
            answers: answers,
            documents: documents
        )
        details.smsConsent = smsConsent
        return details
    }
}
