import Bookings

/// A provider in a list: what everybody may know, and to those who speak for it how to reach it.
struct ListedProviderResponse: Encodable {
    private let provider: Provider
    private let showsEmail: Bool

    init(_ provider: Provider, for requester: Requester) {
        self.provider = provider
        showsEmail = requester.speaks(for: provider.id)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(provider.id.rawValue, forKey: .id)
        try container.encode(provider.name, forKey: .name)
        try container.encode(provider.timeZone, forKey: .timeZone)
        if showsEmail { try container.encode(provider.email, forKey: .email) }
        try container.encode(WireInstant(provider.createdAt), forKey: .createdAt)
        try container.encode(WireInstant(provider.updatedAt), forKey: .updatedAt)
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, email
        case timeZone = "time_zone"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}
