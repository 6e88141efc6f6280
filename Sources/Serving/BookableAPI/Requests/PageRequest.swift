import WireFormat

/// Which part of a list is asked for.
struct PageRequest<Cursor> where Cursor: RawRepresentable, Cursor.RawValue == String {
    let limit: Int

    /// The last element of the page before; `nil` for the first page.
    let cursor: Cursor?

    /// Reads `limit` and `cursor`.
    init(reading query: inout Query, configuration: APIConfiguration) {
        limit = query.integer("limit", in: 1...configuration.maximumPageSize) ?? configuration.defaultPageSize
        let text = query.text("cursor")
        cursor = text.flatMap(Cursor.init(rawValue:))
        if text != nil, cursor == nil {
            // Which numbers a place can have is no matter of form.
            query.refuse("cursor", "This is not a cursor that a list has given.", code: .value)
        }
    }

    /// One more than asked for, so that it shows whether there is a next page.
    var fetchLimit: Int { limit + 1 }
}
