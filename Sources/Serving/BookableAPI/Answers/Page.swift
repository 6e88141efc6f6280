/// One page of a list, and where the next one begins.
struct Page<Item: Encodable>: Encodable {
    let items: [Item]

    /// To be sent back as `cursor`; none on the last page.
    let nextCursor: String?

    /// - Parameters:
    ///   - elements: What was found, one more than `limit` where there is a next page.
    ///   - limit: How many elements the page has at most.
    ///   - cursor: What an element is known by.
    ///   - item: How an element is written.
    init<Element>(
        _ elements: [Element],
        limit: Int,
        cursor: (Element) -> String,
        item: (Element) throws -> Item
    ) rethrows {
        let shown = elements.prefix(limit)
        items = try shown.map(item)
        nextCursor = elements.count > limit ? shown.last.map(cursor) : nil
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        try container.encode(nextCursor, forKey: .nextCursor)
    }

    private enum CodingKeys: String, CodingKey {
        case items
        case nextCursor = "next_cursor"
    }
}
