import CivilTime
import Intervals
import Scheduling

/// How long a provider, or one of its services, is open, whatever is booked.
struct OpenTime {
    private let zone: Zone

    /// A provider is open when any of its services can take place.
    private let calendars: [PreparedCalendar]

    /// That of all services if `service` is `nil`.
    init(_ hours: OpenHours, of service: ServiceID?) throws {
        zone = hours.schedule.zone
        let schedules: [Schedule] =
            if let service {
                [try hours.schedule(of: service)]
            } else {
                [hours.schedule] + (try hours.own.keys.map(hours.schedule(of:)))
            }
        calendars = schedules.map { PreparedCalendar(schedule: $0) }
    }

    private func openings(in month: CalendarMonth) -> IntervalSet {
        let next = month.adding(months: 1)?.firstDate ?? .max
        let range = SlotRange.dates(from: month.firstDate, to: next)
        return calendars.reduce(into: IntervalSet()) { $0.formUnion($1.openings(in: range)) }
    }

    func minutes(in month: CalendarMonth) -> Int64 {
        openings(in: month).reduce(0) { $0 + $1.length } / 60
    }

    /// Seconds by hours of the week, as the provider's clocks show them.
    func secondsByHour(in months: [CalendarMonth]) -> [StartHour: Int64] {
        var seconds: [StartHour: Int64] = [:]
        for month in months {
            for opening in openings(in: month) { add(opening, to: &seconds) }
        }
        return seconds
    }

    private func add(_ opening: Interval, to seconds: inout [StartHour: Int64]) {
        for segment in zone.segments(from: opening.start, to: opening.end) {
            var instant = segment.start
            while instant < segment.end {
                let reading = zone.reading(at: instant)
                let end = min(instant + Int64(3_600 - reading.secondOfDay % 3_600), segment.end)
                seconds[StartHour(dayOfWeek: reading.date.dayOfWeek, hour: reading.hour), default: 0] += end - instant
                instant = end
            }
        }
    }
}
