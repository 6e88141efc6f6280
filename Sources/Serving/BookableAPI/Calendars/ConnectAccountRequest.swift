import CalendarSync
import WireFormat

/// The body of `POST …/calendar-accounts`.
struct ConnectAccountRequest: Decodable {
    let service: CalendarService

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let service = try fields.choice("service", as: CalendarService.self)
        self.service = try fields.require(service, "service")
        try fields.finish()
    }
}
