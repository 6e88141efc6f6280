package import Bookings
import WireFormat

/// Who books and what they answer, as it was typed into a form and held against the rules of `POST /v1/bookings`.
package struct ClientForm: Sendable {
    /// `nil` if anything is refused.
    package let client: ClientDetails?

    /// Each field that is refused, by its name in the request: `client.email`, `answers.allergies`.
    package let refused: [FieldError]

    /// Reads `typed`, of which empty texts count as not given.
    package init(_ typed: Typed) throws {
        let bytes = try JSONBytes.encode(typed)
        do {
            client = try WireDecoder.decode(Document.self, from: bytes).client
            refused = []
        } catch let error where error is WireError || error is RefusedDocument {
            client = nil
            refused = APIError(error).errors
        }
    }

    /// What was typed.
    package struct Typed: Encodable {
        private let client: [String: String]
        private let answers: [String: String]
        private let documents: [String: String]

        /// `client` has the members of the request's `client`, such as `name` and `email`.
        package init(client: [String: String], answers: [String: String], documents: [String: String]) {
            self.client = client.filter { !$0.value.isEmpty }
            self.answers = answers.filter { !$0.value.isEmpty }
            self.documents = documents.filter { !$0.value.isEmpty }
        }
    }

    private struct Document: Decodable {
        let client: ClientDetails

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            let client = try fields.optional("client", as: ClientRequest.self)
            let answers = try fields.texts("answers", length: FormField.maximumAnswerLength)
            let documents = try fields.texts("documents", length: 500)
            try fields.finish()
            let who = try fields.require(client, "client")
            self.client = ClientDetails(
                name: who.name,
                email: who.email,
                phone: who.phone,
                timeZone: who.timeZone,
                language: who.language,
                answers: answers,
                documents: documents
            )
        }
    }
}
