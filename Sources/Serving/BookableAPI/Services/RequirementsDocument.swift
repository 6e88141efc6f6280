import Bookings
import Policies
import WireFormat

/// What a service asks of a client, as requests give it and answers tell it.
struct RequirementsDocument: Codable {
    let requirements: ClientRequirements

    init(_ requirements: ClientRequirements) {
        self.requirements = requirements
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let questions = try fields.list("fields", of: FormFieldDocument.self, maximum: Self.maximumCount)
        let documents = try fields.list("documents", of: DocumentRequirementBody.self, maximum: Self.maximumCount)
        try fields.finish()
        requirements = ClientRequirements(fields: questions.map(\.field), documents: documents.map(\.document))
        try Self.refuseRepeated(requirements.fields.map(\.name), in: "fields", of: fields)
        try Self.refuseRepeated(requirements.documents.map(\.name), in: "documents", of: fields)
    }

    func encode(to encoder: any Encoder) throws {
        try requirements.encode(to: encoder)
    }

    private static func refuseRepeated(_ names: [String], in key: String, of fields: Fields) throws {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !seen.insert(name).inserted {
            throw fields.refusal("\(key)[\(index)].name", "\(quoted(name)) stands for another one already.", .value)
        }
    }

    private static let maximumCount = 50
}
