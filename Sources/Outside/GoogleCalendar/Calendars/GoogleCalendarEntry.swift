/// A calendar that an account has on its list.
package struct GoogleCalendarEntry: Hashable, Sendable {
    package let id: String

    /// As the account's owner calls it.
    package let name: String

    /// Whether it is the account's own calendar.
    package let isPrimary: Bool

    /// Whether events can be written to it.
    package let isWritable: Bool
}

extension GoogleCalendarEntry: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        name =
            try container.decodeIfPresent(String.self, forKey: .summaryOverride)
            ?? container.decodeIfPresent(String.self, forKey: .summary) ?? id
        isPrimary = try container.decodeIfPresent(Bool.self, forKey: .primary) ?? false
        let role = try container.decodeIfPresent(String.self, forKey: .accessRole)
        isWritable = ["owner", "writer", "writerWithoutPrivateAccess"].contains(role)
    }

    private enum CodingKeys: String, CodingKey {
        case id, summary, summaryOverride, primary, accessRole
    }
}
