/// What an event says of an account at a service of calendars that gives no access any more, or of a calendar that cannot be read.
package struct CalendarEventData: Codable, Hashable, Sendable {
    /// `nil` for a calendar that is not in an account.
    package let accountID: String?

    /// Such as `google`.
    package let service: String

    /// The linked calendar, and the server that it is on; `nil` for an account.
    package let linkID: String?
    package let host: String?

    /// An account.
    package init(accountID: String, service: String) {
        self.accountID = accountID
        self.service = service
        linkID = nil
        host = nil
    }

    /// A calendar that nobody but its provider can have read again.
    package init(linkID: String, on host: String, service: String) {
        accountID = nil
        self.service = service
        self.linkID = linkID
        self.host = host
    }

    private enum CodingKeys: String, CodingKey {
        case service, host
        case accountID = "account_id"
        case linkID = "calendar_id"
    }
}
