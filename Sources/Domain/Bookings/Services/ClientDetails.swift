/// Who booked, and what the service asked of them.
package struct ClientDetails: Codable, Hashable, Sendable {
    package var name: String
    package var email: String?
    package var phone: String?

    /// Answers by the name of the form's field.
    package var answers: [String: String]

    /// References (a number or a link) by the name of the document.
    package var documents: [String: String]

    package init(
        name: String,
        email: String? = nil,
        phone: String? = nil,
        answers: [String: String] = [:],
        documents: [String: String] = [:]
    ) {
        self.name = name
        self.email = email
        self.phone = phone
        self.answers = answers
        self.documents = documents
    }
}
