import Bookings
import WireFormat

/// A document that a client is asked for, as requests give it.
struct DocumentRequirementBody: Decodable {
    let document: RequiredDocument

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let name = try fields.fieldName("name")
        let label = try fields.name("label")
        let due: RequiredDocument.Due = try fields.choice("due") ?? .visit
        try fields.finish()
        document = RequiredDocument(
            name: try fields.require(name, "name"),
            label: try fields.require(label, "label"),
            due: due
        )
    }
}
