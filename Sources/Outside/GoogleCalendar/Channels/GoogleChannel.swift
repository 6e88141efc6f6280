/// A Google push notification channel for changes in a calendar.
package struct GoogleChannel: Hashable, Sendable {
    package let id: String

    /// Google's id of the watched calendar in this channel; needed to stop it.
    package let resource: String

    /// Unix seconds; it is not renewed, but another is opened before.
    package let endsAt: Int64
}

extension GoogleChannel: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        resource = try container.decode(String.self, forKey: .resourceId)
        let text = try container.decode(String.self, forKey: .expiration)
        guard let milliseconds = Int64(text) else {
            throw DecodingError.dataCorruptedError(forKey: .expiration, in: container, debugDescription: "not a number")
        }
        endsAt = milliseconds / 1_000
    }

    private enum CodingKeys: String, CodingKey {
        case id, resourceId, expiration
    }
}
