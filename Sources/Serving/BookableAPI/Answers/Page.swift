import Bookings

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

    /// - Parameters:
    ///   - part: What was found, one more than `limit` where there is a next page.
    ///   - limit: How many elements the page has at most.
    ///   - cursor: The place behind an element.
    ///   - item: How an element is written.
    init<Element, Place: RawRepresentable<String>>(
        _ part: ListPart<Element, Place>,
        limit: Int,
        cursor: (Element) -> Place,
        item: (Element) throws -> Item
    ) rethrows {
        let shown = part.found.prefix(limit)
        items = try shown.map(item)
        let next = part.found.count > limit ? shown.last.map(cursor) : part.lookedAtUpTo
        nextCursor = next?.rawValue
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

extension ListPart where Key: RawRepresentable<String> {
    /// What a page of `limit` elements shows, and where the next one begins.
    func page(limit: Int, cursor: (Element) -> Key) -> (shown: ArraySlice<Element>, next: String?) {
        let shown = found.prefix(limit)
        let next = found.count > limit ? shown.last.map(cursor) : lookedAtUpTo
        return (shown, next?.rawValue)
    }
}
