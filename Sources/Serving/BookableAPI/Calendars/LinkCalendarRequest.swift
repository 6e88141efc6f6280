import Bookings
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
        fields.demand("kind")
        name = try fields.name("name")
        let address = try fields.calendarAddress(of: kind)
        let rules = try CalendarRuleFields(reading: &fields)
        let reception = try BookingReceptionFields(reading: &fields)
        try fields.finish()
        self.address = try fields.require(address, "address")
        bookings = reception.receivesBookings == true ? reception.contents ?? .times : nil
        var all = CalendarRules()
        rules.apply(to: &all)
        self.rules = all
    }
}

extension Fields {
    /// Where the calendar is; `nil` if that is refused.
    ///
    /// That is the `address`, for CalDAV with `user` and `password`, and for a service the `account` and the `calendar`. Where the
    /// kind is not known, all of them are read, so that none is refused as unknown.
    mutating func calendarAddress(of kind: CalendarLink.Kind?) throws -> CalendarAddress? {
        switch kind {
        case .google: return try entry(at: .google)
        case .microsoft: return try entry(at: .microsoft)
        case .ics: return try feed()
        case .caldav: return try collection()
        case nil:
            for key in ["address", "user", "password", "account", "calendar"] { _ = try optional(key, as: String.self) }
            return nil
        }
    }

    private mutating func entry(at service: CalendarService) throws -> CalendarAddress? {
        let account: CalendarAccountID? = try identifier("account", example: "cac_anna_1")
        let calendar = try text("calendar", length: 1...1_000)
        demand("account", "calendar")
        guard let account, let calendar else { return nil }
        return .entry(calendar, of: account, at: service)
    }

    private mutating func feed() throws -> CalendarAddress? {
        let text = try text("address", length: 1...2_000)
        demand("address")
        return try text.flatMap { text in
            try reading("address") { fields in
                do throws(FeedError) {
                    return .feed(try FeedAddress(text))
                } catch {
                    throw fields.refusal(
                        "address",
                        "This \(error.message).",
                        .value,
                        fault: .format("https://example.com/calendar.ics")
                    )
                }
            }
        }
    }

    private mutating func collection() throws -> CalendarAddress? {
        let address = try text("address", length: 1...2_000)
        let user = try text("user", length: 1...254)
        let password = try text("password", length: 1...500)
        demand("address", "user", "password")
        if let address, CalDAVClient.host(of: address) == nil {
            let example = "https://dav.example.com/calendars/anna/"
            try refuse("address", "This must be an https URL without a user.", .format(example))
        }
        guard let address, let user, let password else { return nil }
        return .collection(url: address, user: user, password: password)
    }
}
