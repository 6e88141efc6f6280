/// The texts of a provider's pages by language, with tags such as `de`.
package struct PageTexts: Hashable, Sendable {
    package private(set) var entries: [String: Entry]

    package init(_ entries: [String: Entry] = [:]) {
        self.entries = entries
    }

    /// The texts in one language; where one is missing, the text without a language is shown.
    package struct Entry: Codable, Hashable, Sendable {
        /// The provider's description of itself.
        package var description: String?

        /// By the ids of services.
        package var services: [String: ServiceText]?

        package init(description: String? = nil, services: [String: ServiceText]? = nil) {
            self.description = description
            self.services = services
        }
    }

    package struct ServiceText: Codable, Hashable, Sendable {
        package var name: String?
        package var description: String?

        package init(name: String? = nil, description: String? = nil) {
            self.name = name
            self.description = description
        }
    }

    /// The maximum size of all texts as they are stored, in bytes: every page of the provider reads them.
    package static let maximumBytes = 32_768

    /// The provider's description and its language: that of the tag, or else English, or else the first that has one.
    package func description(in tag: String) -> (text: String, tag: String)? {
        for candidate in [tag, "en"] + entries.keys.sorted() {
            if let text = entries[candidate]?.description { return (text, candidate) }
        }
        return nil
    }

    /// A service's name and description, each `nil` if it is missing in that language.
    package func service(_ id: ServiceID, in tag: String) -> ServiceText? {
        entries[tag]?.services?[id.rawValue]
    }
}

extension PageTexts: Codable {
    package init(from decoder: any Decoder) throws {
        entries = try decoder.singleValueContainer().decode([String: Entry].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(entries)
    }
}
