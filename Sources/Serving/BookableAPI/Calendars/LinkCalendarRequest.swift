import CalDAV
import CalendarFeeds
import CalendarSync
import WireFormat

/// The body of `POST …/calendars`.
struct LinkCalendarRequest: Decodable {
    let address: CalendarAddress
    let name: String?
    let rules: CalendarRules

    /// What events of bookings say in it; `nil` if it receives none.
    let bookings: PublishedCalendar.Contents?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let kind = try fields.choice("kind", as: CalendarLink.Kind.self)
        let chosen = try fields.require(kind, "kind")
        name = try fields.name("name")
        address = try fields.calendarAddress(of: chosen)
        let rules = try CalendarRuleFields(reading: &fields)
        let reception = try BookingReceptionFields(reading: &fields)
        try fields.finish()
        bookings = reception.receivesBookings == true ? reception.contents ?? .times : nil
        var all = CalendarRules()
        rules.apply(to: &all)
        self.rules = all
    }
}

extension Fields {
    /// The `address`, and for CalDAV the `user` and the `password`; for a service the `account` and the `calendar`.
    mutating func calendarAddress(of kind: CalendarLink.Kind) throws -> CalendarAddress {
        switch kind {
        case .google: return try entry(at: .google)
        case .microsoft: return try entry(at: .microsoft)
        case .ics, .caldav: return try address(of: kind)
        }
    }

    private mutating func entry(at service: CalendarService) throws -> CalendarAddress {
        let account: CalendarAccountID = try require(try identifier("account", example: "cac_anna_1"), "account")
        let calendar = try require(try text("calendar", length: 1...1_000), "calendar")
        return .entry(calendar, of: account, at: service)
    }

    private mutating func address(of kind: CalendarLink.Kind) throws -> CalendarAddress {
        let text = try require(try self.text("address", length: 1...2_000), "address")
        guard kind == .caldav else {
            do throws(FeedError) {
                return .feed(try FeedAddress(text))
            } catch {
                throw refusal("address", "This \(error.message).", .value)
            }
        }
        let user = try require(try self.text("user", length: 1...254), "user")
        let password = try require(try self.text("password", length: 1...500), "password")
        guard CalDAVClient.host(of: text) != nil else {
            throw refusal("address", "This must be an https URL without a user.", .value)
        }
        return .collection(url: text, user: user, password: password)
    }
}
