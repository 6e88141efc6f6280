import CalendarFeeds
import CalendarSync
import WireFormat

/// The body of `POST …/calendars`.
struct LinkCalendarRequest: Decodable {
    let address: FeedAddress
    let name: String?
    let rules: CalendarRules

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let kind = try fields.choice("kind", as: CalendarLink.Kind.self)
        _ = try fields.require(kind, "kind")
        name = try fields.name("name")
        let text = try fields.require(try fields.text("address", length: 1...2_000), "address")
        let rules = try CalendarRuleFields(reading: &fields)
        try fields.finish()
        do throws(FeedError) {
            address = try FeedAddress(text)
        } catch {
            throw fields.refusal("address", "This \(error.message).", .value)
        }
        var chosen = CalendarRules()
        rules.apply(to: &chosen)
        self.rules = chosen
    }
}
