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

    /// How many seats are asked for.
    private let seats: Int

    static let askedServiceTag = 1

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        now = try fields.instant("now")
        let timeZone = try fields.optional("time_zone", as: String.self)
        schedule = try fields.list("schedule", maximum: 1_000)
        exceptions = try fields.list("exceptions", maximum: 100_000)
        bookings = try fields.list("bookings", maximum: 1_000_000)
        busy = try fields.list("busy", maximum: 1_000_000)
        let service = try fields.optional("service", as: OfflineService.self)
        seats = Int(try fields.integer("seats", in: 1...10_000) ?? 1)
        let range = try SlotRange(reading: &fields)
        fields.demand("time_zone", "service")
        try fields.finish()
        self.timeZone = try fields.require(timeZone, "time_zone")
        self.service = try fields.require(service, "service")
        self.range = try fields.require(range, "from")
    }

    /// The rules of the service that is asked about.
    package func rules() throws -> SlotRules {
        let rules: SlotRules
        do {
            rules = try service.timing.rules(tag: Self.askedServiceTag)
        } catch {
            throw WireError(.value, field: "service.\(error.field)", reason: error.message)
        }
        do {
            return try rules.taking(seats)
        } catch {
            throw WireError(.value, field: error.field, reason: error.message)
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
