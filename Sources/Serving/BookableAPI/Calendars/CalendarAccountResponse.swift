import Bookings
import CalendarSync

/// An account at a service of calendars as its provider and admins are shown it.
struct CalendarAccountResponse: Encodable {
    private let account: CalendarAccount
    private let authorizeURL: String?

    /// `authorizeURL` is where the account's owner is asked, if they are now.
    init(_ account: CalendarAccount, authorizeURL: String? = nil) {
        self.account = account
        self.authorizeURL = authorizeURL
    }

    init(_ invitation: CalendarAccountDesk.Invitation) {
        self.init(invitation.account, authorizeURL: invitation.url)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(account.id.rawValue, forKey: .id)
        try container.encode(account.provider.rawValue, forKey: .provider)
        try container.encode(account.service.rawValue, forKey: .service)
        try container.encode(account.status.rawValue, forKey: .status)
        try container.encodeIfPresent(authorizeURL, forKey: .authorizeURL)
        try container.encode(account.endedAt.map(WireInstant.init), forKey: .endedAt)
        try container.encode(WireInstant(account.createdAt), forKey: .createdAt)
        try container.encode(WireInstant(account.updatedAt), forKey: .updatedAt)
    }

    private enum CodingKeys: String, CodingKey {
        case id, service, status
        case provider = "provider_id"
        case authorizeURL = "authorize_url"
        case endedAt = "disconnected_at"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// All accounts of a provider, which are few.
struct CalendarAccountListResponse: Encodable {
    let items: [CalendarAccountResponse]
}
