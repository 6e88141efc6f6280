/// What an event says of a provider's account at a service of calendars.
package struct CalendarEventData: Codable, Hashable, Sendable {
    package let accountID: String

    /// Such as `google`.
    package let service: String

    package init(accountID: String, service: String) {
        self.accountID = accountID
        self.service = service
    }

    private enum CodingKeys: String, CodingKey {
        case service
        case accountID = "account_id"
    }
}
