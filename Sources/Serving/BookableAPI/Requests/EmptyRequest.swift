import WireFormat

/// A body that says nothing: `{}`, or none at all.
struct EmptyRequest: Decodable {
    init(from decoder: any Decoder) throws {
        try Fields(from: decoder).finish()
    }
}
