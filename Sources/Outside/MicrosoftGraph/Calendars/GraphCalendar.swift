/// A calendar of an account.
package struct GraphCalendar: Hashable, Sendable, Decodable {
    package let id: String
    package let name: String

    /// Whether it is the account's own calendar.
    package let isDefault: Bool

    /// Whether events can be written to it.
    package let isWritable: Bool

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        name = try container.decodeIfPresent(String.self, forKey: .name) ?? ""
        isDefault = try container.decodeIfPresent(Bool.self, forKey: .isDefaultCalendar) ?? false
        isWritable = try container.decodeIfPresent(Bool.self, forKey: .canEdit) ?? false
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, isDefaultCalendar, canEdit
    }
}
