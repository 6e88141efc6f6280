package import CivilTime
import Intervals
package import Scheduling

/// The offline form of a slot query: one document with all that decides it.
package struct SlotRequest: Decodable, Sendable {
    package let now: Instant?
    package let timeZone: String
    package let range: SlotRange
    private let schedule: [WeeklyHoursRow]
    private let exceptions: [ExceptionRow]
    private let bookings: [SessionRow]
    private let busy: [BusySpan]
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
        do {
            return try service.timing.rules(tag: Self.askedServiceTag)
        } catch {
            throw WireError(.value, field: "service.\(error.field)", reason: error.message)
        }
    }

    /// The provider's calendar; throws ``WireError`` for an unknown zone and for a schedule that contradicts itself.
    package func calendar(zones: ZoneDirectory) throws -> PreparedCalendar {
        PreparedCalendar(
            schedule: try schedule(in: zone(among: zones)),
            sessions: bookings.map { $0.session(askedService: service.id) },
            busy: busy.map(\.seconds)
        )
    }

    private func zone(among zones: ZoneDirectory) throws -> Zone {
        do {
            return try zones.zone(named: timeZone)
        } catch {
            throw WireError(.value, field: "time_zone", reason: error.message)
        }
    }

    private func schedule(in zone: Zone) throws -> Schedule {
        do {
            return try Schedule(zone: zone, weekly: schedule.map(\.hours), exceptions: exceptions.map(\.exception))
        } catch {
            throw WireError(.value, field: error.field, reason: error.message)
        }
    }
}
