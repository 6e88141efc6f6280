/// What a service asks of a client: answers on a form, and documents.
package struct ClientRequirements: Codable, Hashable, Sendable {
    package var fields: [FormField]
    package var documents: [RequiredDocument]

    package init(fields: [FormField] = [], documents: [RequiredDocument] = []) {
        self.fields = fields
        self.documents = documents
    }

    /// Throws ``BookingsError`` naming every answer and document that is missing, unknown or not of its kind.
    package func check(_ details: ClientDetails) throws {
        var faults = fields.compactMap { $0.fault(in: details.answers[$0.name]) }
        // `allSatisfy` holds of an empty text too, so a missing reference and a blank one are refused alike.
        for document in documents
        where document.due == .booking
            && (details.documents[document.name] ?? "").allSatisfy(\.isWhitespace)
        {
            let message = "The document \"\(document.label)\" is asked for when booking."
            faults.append(.init(field: "documents.\(document.name)", message: message, fault: .required))
        }
        faults += Self.unknown(details.answers.keys, known: fields.map(\.name), in: "answers")
        faults += Self.unknown(details.documents.keys, known: documents.map(\.name), in: "documents")
        if !faults.isEmpty { throw BookingsError.refused(faults) }
    }

    private static func unknown(
        _ names: some Sequence<String>,
        known: [String],
        in field: String
    ) -> [BookingsError.Fault] {
        // In the order of names, so that the same request is always refused with the same words.
        names.filter { !known.contains($0) }.sorted().map { name in
            .init(field: "\(field).\(name)", message: "This service has no such field.", fault: .unknown)
        }
    }
}
