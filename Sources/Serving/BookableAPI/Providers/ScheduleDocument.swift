import Scheduling
import WireFormat

/// The weekly hours of a provider, as `PUT …/schedule` takes and gives them.
struct ScheduleDocument: Codable {
    let schedule: [WeeklyHoursRow]

    init(_ hours: [WeeklyHours]) {
        schedule = hours.map(WeeklyHoursRow.init)
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        schedule = try fields.list("schedule", maximum: Self.maximumRows)
        _ = try fields.required("schedule", as: [WeeklyHoursRow].self)
        try fields.finish()
    }

    private static let maximumRows = 200
}
