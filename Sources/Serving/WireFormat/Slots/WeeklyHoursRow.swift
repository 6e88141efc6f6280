package import CivilTime
package import Scheduling

/// Hours of one day of the week, as documents write them.
package struct WeeklyHoursRow: Codable, Hashable, Sendable {
    /// 0 for Sunday … 6 for Saturday.
    package let dayOfWeek: Int
    package let start: WallTime

    /// At or before `start` it is a time of the next date.
    package let end: WallTime

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let day = try fields.integer("day_of_week", in: 0...6)
        let start = try fields.time("start_time")
        let end = try fields.time("end_time")
        fields.demand("day_of_week", "start_time", "end_time")
        try fields.finish()
        self.dayOfWeek = Int(try fields.require(day, "day_of_week"))
        self.start = try fields.require(start, "start_time")
        self.end = try fields.require(end, "end_time")
        if self.start == WallTime.endOfDay {
            throw fields.refusal("start_time", "Hours may end at 24:00, not start there.")
        }
    }

    package init(_ hours: WeeklyHours) {
        dayOfWeek = hours.dayOfWeek
        start = hours.start
        end = hours.end
    }

    /// The hours as the engine knows them.
    package var hours: WeeklyHours {
        WeeklyHours(dayOfWeek: dayOfWeek, start: start, end: end)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(dayOfWeek, forKey: .dayOfWeek)
        try container.encode(start.description, forKey: .start)
        try container.encode(end.description, forKey: .end)
    }

    private enum CodingKeys: String, CodingKey {
        case dayOfWeek = "day_of_week"
        case start = "start_time"
        case end = "end_time"
    }
}
