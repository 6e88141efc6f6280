package import CivilTime
package import Scheduling

/// Hours of one day of the week, as documents write them.
package struct WeeklyHoursRow: Codable, Hashable, Sendable {
    /// 0 for Sunday … 6 for Saturday.
    package let dayOfWeek: Int
    package let start: WallTime

    /// At or before `start` it is a time of the next date.
    package let end: WallTime

    /// The first and the last date on which they can begin.
    package let validFrom: CivilDate?
    package let validUntil: CivilDate?

    /// 2 for every second week, from the one of `validFrom` on.
    package let everyWeeks: Int

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let day = try fields.integer("day_of_week", in: 0...6, meaning: "0 for Sunday, 1 for Monday to 6 for Saturday")
        let start = try fields.time("start_time")
        let end = try fields.time("end_time")
        validFrom = try fields.date("valid_from")
        validUntil = try fields.date("valid_until")
        everyWeeks = Int(try fields.integer("every_weeks", in: 1...2) ?? 1)
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
        validFrom = hours.validFrom
        validUntil = hours.validUntil
        everyWeeks = hours.everyWeeks
    }

    /// The hours as the engine knows them.
    package var hours: WeeklyHours {
        WeeklyHours(
            dayOfWeek: dayOfWeek,
            start: start,
            end: end,
            validFrom: validFrom,
            validUntil: validUntil,
            everyWeeks: everyWeeks
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(dayOfWeek, forKey: .dayOfWeek)
        try container.encode(start.description, forKey: .start)
        try container.encode(end.description, forKey: .end)
        try container.encodeIfPresent(validFrom?.description, forKey: .validFrom)
        try container.encodeIfPresent(validUntil?.description, forKey: .validUntil)
        if everyWeeks != 1 { try container.encode(everyWeeks, forKey: .everyWeeks) }
    }

    private enum CodingKeys: String, CodingKey {
        case dayOfWeek = "day_of_week"
        case start = "start_time"
        case end = "end_time"
        case validFrom = "valid_from"
        case validUntil = "valid_until"
        case everyWeeks = "every_weeks"
    }
}
