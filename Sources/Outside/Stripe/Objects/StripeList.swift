/// A page of objects, newest first.
package struct StripeList<Object: Decodable & Sendable>: Decodable, Sendable {
    package let data: [Object]
    /// Whether more follow after the last of `data`.
    package let hasMore: Bool

    private enum CodingKeys: String, CodingKey {
        case data
        case hasMore = "has_more"
    }
}
