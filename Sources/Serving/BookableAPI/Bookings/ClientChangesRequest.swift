import Bookings
import WireFormat

/// What `POST …/confirm` and `PATCH /v1/bookings/{booking}` say of a booking's client.
struct ClientChangesRequest {
    private(set) var changes = ClientChanges()

    /// Reads `client`, `answers` and `documents`.
    init(reading fields: inout Fields) throws {
        let client = try fields.optional("client", as: ClientPatch.self)
        let answers = try fields.texts("answers", length: FormField.maximumAnswerLength)
        let documents = try fields.texts("documents", length: 500)
        changes = client?.changes ?? changes
        changes.answers = answers
        changes.documents = documents
    }

    /// The members of `client`: null takes one away, and what is left out stays as it is.
    private struct ClientPatch: Decodable {
        let changes: ClientChanges

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            var changes = ClientChanges()
            changes.name = try fields.name("name")
            changes.email = Self.change(fields.contains("email"), to: try fields.email("email"))
            changes.phone = Self.change(fields.contains("phone"), to: try fields.phone("phone"))
            changes.timeZone = Self.change(fields.contains("time_zone"), to: try fields.timeZone("time_zone"))
            changes.language = Self.change(fields.contains("language"), to: try fields.languageTag("language"))
            try fields.finish()
            self.changes = changes
        }

        private static func change(_ isNamed: Bool, to value: String?) -> ClientChanges.Change<String>? {
            guard isNamed else { return nil }
            return value.map { .value($0) } ?? .removed
        }
    }
}
