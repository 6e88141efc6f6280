import CalendarSync
import WireFormat

/// The body of `PATCH …/calendars/{calendar}`: what is left out stays as it is.
struct UpdateCalendarRequest: Decodable {
    private let name: String?
    private let rules: CalendarRuleFields
    private let reception: BookingReceptionFields

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        name = try fields.name("name")
        rules = try CalendarRuleFields(reading: &fields)
        reception = try BookingReceptionFields(reading: &fields)
        try fields.finish()
    }

    func apply(to link: inout CalendarLink) {
        link.name = name ?? link.name
        rules.apply(to: &link.rules)
        reception.apply(to: &link)
    }
}
