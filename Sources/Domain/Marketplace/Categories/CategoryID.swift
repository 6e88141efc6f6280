/// The name of a category, such as `hair`: lower-case letters, digits and single hyphens between them, at most 40.
package struct CategoryID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: String

    package init?(rawValue: String) {
        guard HyphenatedName.isValid(rawValue, length: 1...40) else { return nil }
        self.rawValue = rawValue
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = CategoryID(rawValue: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "This is not the id of a category.")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }
}
