/// One page of a list (OData 4.01, 11.2.6.7).
struct GraphPage<Item: Decodable>: Decodable {
    let value: [Item]
    let nextLink: String?

    /// From where on changes can be asked for; only on the last page of a list of changes.
    let deltaLink: String?

    private enum CodingKeys: String, CodingKey {
        case value
        case nextLink = "@odata.nextLink"
        case deltaLink = "@odata.deltaLink"
    }
}
