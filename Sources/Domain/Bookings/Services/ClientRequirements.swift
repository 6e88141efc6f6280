/// What a service asks of a client: answers on a form, and documents.
package struct ClientRequirements: Codable, Hashable, Sendable {
    package var fields: [FormField]
    package var documents: [RequiredDocument]

    package init(fields: [FormField] = [], documents: [RequiredDocument] = []) {
        self.fields = fields
        self.documents = documents
    }

    /// Throws ``BookingsError`` naming the first answer or document that is missing, unknown or not of its kind.
    package func check(_ details: ClientDetails) throws {
        for field in fields {
            try field.check(details.answers[field.name])
        }
        // `allSatisfy` holds of an empty text too, so a missing reference and a blank one are refused alike.
        for document in documents
        where document.due == .booking
            && (details.documents[document.name] ?? "").allSatisfy(\.isWhitespace)
        {
            throw BookingsError(
                .invalidValue,
                "The document \"\(document.label)\" is asked for when booking.",
                field: "documents.\(document.name)"
            )
        }
        try refuseUnknown(details.answers.keys, known: fields.map(\.name), in: "answers")
        try refuseUnknown(details.documents.keys, known: documents.map(\.name), in: "documents")
    }

    private func refuseUnknown(_ names: some Sequence<String>, known: [String], in field: String) throws {
        // The first in the order of names, so that the same request is always refused with the same words.
        if let unknown = names.filter({ !known.contains($0) }).min() {
            throw BookingsError(.invalidValue, "This service has no such field.", field: "\(field).\(unknown)")
        }
    }
}
