import CalendarSync

/// A calendar of an account that can be linked.
struct AccountCalendarResponse: Encodable {
    private let id: String
    private let name: String
    private let isPrimary: Bool
    private let isWritable: Bool

    init(_ calendar: AccountCalendar) {
        (id, name) = (calendar.id, calendar.name)
        (isPrimary, isWritable) = (calendar.isPrimary, calendar.isWritable)
    }

    private enum CodingKeys: String, CodingKey {
        case id, name
        case isPrimary = "is_primary"
        case isWritable = "is_writable"
    }
}

/// All calendars of an account.
struct AccountCalendarListResponse: Encodable {
    let items: [AccountCalendarResponse]
}
