package import CivilTime
import Intervals
package import Scheduling

/// The offline form of a slot query: one document with all that decides it.
package struct SlotRequest: Decodable, Sendable {
    package let now: Int64?
    package let timeZone: String
    package let range: SlotRange
    private let schedule: [WeeklyHoursRow]
    private let exceptions: [ExceptionRow]
    private let bookings: [SessionRow]
    private let busy: [TimeSpan]
    private let service: OfflineService

    static let askedServiceTag = 1

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        now = try fields.instant("now")
        timeZone = try fields.required("time_zone")
        schedule = try fields.list("schedule", maximum: 1_000)
        exceptions = try fields.list("exceptions", maximum: 100_000)
        bookings = try fields.list("bookings", maximum: 1_000_000)
        busy = try fields.list("busy", maximum: 1_000_000)
        service = try fields.required("service")
        range = try SlotRange(reading: &fields)
        try fields.finish()
    }

    /// The rules of the service that is asked about.
    package func rules() throws -> SlotRules {
        try service.timing.rules(tag: Self.askedServiceTag)
    }

    /// The provider's calendar; throws for an unknown zone and for a schedule that contradicts itself.
    package func calendar(zones: ZoneDirectory) throws -> PreparedCalendar {
        PreparedCalendar(
            schedule: try Schedule(
                zone: zones.zone(named: timeZone),
                weekly: schedule.map(\.hours),
                exceptions: exceptions.map(\.exception)
            ),
            sessions: bookings.map { $0.session(askedService: service.id) },
            busy: busy.map { Interval(start: $0.start, end: $0.end) }
        )
    }
}
