/// What is said of a booking's client when a hold is confirmed, or corrected later; what is not said stays as it is.
package struct ClientChanges: Sendable {
    package var name: String?
    package var email: Change<String>?
    package var phone: Change<String>?
    package var timeZone: Change<String>?
    package var language: Change<String>?

    /// By the name of the form's field, or of the document; an empty text takes one away.
    package var answers: [String: String] = [:]
    package var documents: [String: String] = [:]

    /// Another value, or none at all.
    package enum Change<Value: Sendable>: Sendable {
        case value(Value)
        case removed

        package var value: Value? {
            if case .value(let value) = self { value } else { nil }
        }
    }

    package init() {}

    func applied(to client: ClientDetails) -> ClientDetails {
        var client = client
        // A name can be replaced but not removed: without one, the client would count as not known yet.
        client.name = name ?? client.name
        if let email { client.email = email.value }
        if let phone { client.phone = phone.value }
        if let timeZone { client.timeZone = timeZone.value }
        if let language { client.language = language.value }
        client.answers.merge(answers) { $1 }
        client.documents.merge(documents) { $1 }
        // Only after merging, because an empty text removes an answer that was given before.
        client.answers = client.answers.filter { !$0.value.isEmpty }
        client.documents = client.documents.filter { !$0.value.isEmpty }
        return client
    }
}
