import CivilTime

/// A Microsoft Graph subscription to changes in a calendar.
package struct GraphSubscription: Hashable, Sendable {
    package let id: String

    /// What it is about, and where notices are sent to.
    package let resource: String
    package let url: String

    /// Unix seconds.
    package let endsAt: Int64
}

extension GraphSubscription: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        resource = try container.decodeIfPresent(String.self, forKey: .resource) ?? ""
        url = try container.decodeIfPresent(String.self, forKey: .notificationUrl) ?? ""
        let text = try container.decode(String.self, forKey: .expirationDateTime)
        guard let end = Timestamp.parseDroppingFraction(text) else {
            throw DecodingError.dataCorruptedError(
                forKey: .expirationDateTime,
                in: container,
                debugDescription: "not an instant"
            )
        }
        endsAt = end
    }

    private enum CodingKeys: String, CodingKey {
        case id, resource, notificationUrl, expirationDateTime
    }
}
