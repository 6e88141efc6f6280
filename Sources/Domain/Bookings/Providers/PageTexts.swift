/// What a provider's pages say in one language and another, by tags such as `de`.
package struct PageTexts: Hashable, Sendable {
    package private(set) var entries: [String: Entry]

    package init(_ entries: [String: Entry] = [:]) {
        self.entries = entries
    }

    /// The texts in one language; what is left out is as it was written without one.
    package struct Entry: Codable, Hashable, Sendable {
        /// What the provider says of itself.
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

    /// Bytes of all texts as they are stored: every page of the provider reads them.
    package static let mostBytes = 32_768

    /// What the provider says of itself, and in which language: in that of the tag, or else in English or the first that there is.
    package func description(in tag: String) -> (text: String, tag: String)? {
        for candidate in [tag, "en"] + entries.keys.sorted() {
            if let text = entries[candidate]?.description { return (text, candidate) }
        }
        return nil
    }

    /// What a service is called and said to be; `nil` for what is not said in that language.
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
