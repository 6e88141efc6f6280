import CalendarSync
import WireFormat

/// The body of `PUT …/published-calendar`.
struct PublishCalendarRequest: Decodable {
    let contents: PublishedCalendar.Contents

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        contents = try fields.choice("contents") ?? .times
        try fields.finish()
    }
}
