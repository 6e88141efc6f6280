package import JSONEncoding

/// Who booked, and what the service asked of them.
package struct ClientDetails: Decodable, Hashable, Sendable {
    package var name: String
    package var email: String?
    package var phone: String?

    /// The IANA zone in which the client is told times; `nil` for the provider's.
    package var timeZone: String?

    /// A BCP 47 tag such as `de-AT`; `nil` if it is not known.
    package var language: String?

    /// Whether the client agreed, with the booking, to short messages about it; `nil` if that was not asked.
    package var smsConsent: Bool?

    /// Whether the client agreed to short messages.
    package var agreesToSMS: Bool { smsConsent == true }

    /// Answers by the name of the form's field.
    package var answers: [String: String]

    /// References (a number or a link) by the name of the document.
    package var documents: [String: String]

    package init(
        name: String,
        email: String? = nil,
        phone: String? = nil,
        timeZone: String? = nil,
        language: String? = nil,
        answers: [String: String] = [:],
        documents: [String: String] = [:]
    ) {
        self.name = name
        self.email = email
        self.phone = phone
        self.timeZone = timeZone
        self.language = language
        self.answers = answers
        self.documents = documents
    }

    /// Those of a slot that is held while its client has yet to say who they are.
    package static let awaited = ClientDetails(name: "")

    /// Those of a client who was erased.
    package static let erased = ClientDetails(name: "Erased")

    /// Whether nobody has said yet who the client is.
    package var areAwaited: Bool { name.isEmpty }

    private enum CodingKeys: String, CodingKey {
        case name, email, phone, language, answers, documents
        case timeZone = "time_zone"
        case smsConsent = "sms_consent"
    }
}

extension ClientDetails: JSONDocument {
    package func write(to object: inout JSONObjectWriter) {
        object.add("answers", answers)
        object.add("documents", documents)
        if let email { object.add("email", email) }
        if let language { object.add("language", language) }
        object.add("name", name)
        if let phone { object.add("phone", phone) }
        if let smsConsent { object.add("sms_consent", smsConsent) }
        if let timeZone { object.add("time_zone", timeZone) }
    }
}
