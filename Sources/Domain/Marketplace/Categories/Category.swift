/// A kind of service that providers are found under.
package struct Category: Codable, Hashable, Sendable {
    package let id: CategoryID

    /// What it belongs to; `nil` at the top.
    package let parent: CategoryID?

    /// By language tags such as `de`; English is always there.
    package let names: [String: String]

    package init(id: CategoryID, parent: CategoryID?, names: [String: String]) {
        self.id = id
        self.parent = parent
        self.names = names
    }

    /// The name in a language, or else in English.
    package func name(in tag: String) -> String { names[tag] ?? names["en"] ?? id.rawValue }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        // `null` at the top, so that every category has the same members.
        try container.encode(parent, forKey: .parent)
        try container.encode(names, forKey: .names)
    }

    private enum CodingKeys: String, CodingKey {
        case id, names
        case parent = "parent_id"
    }
}
