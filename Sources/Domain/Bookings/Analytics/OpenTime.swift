import CivilTime
import Intervals
import Scheduling

/// How long a provider, or one of its services, is open, whatever is booked, and how long of that it is busy with something else.
struct OpenTime {
    private let zone: Zone
    private let busy: IntervalSet

    /// A provider is open when any of its services can take place.
    private let calendars: [PreparedCalendar]

    /// Of open time the part that is busy with something else than bookings.
    struct Amount: Hashable, Sendable {
        var open: Int64 = 0
        var busy: Int64 = 0
    }

    /// That of all services if `service` is `nil`; `busy` is all that is busy in what will be asked for.
    init(_ hours: OpenHours, of service: ServiceID?, busy: IntervalSet) throws {
        zone = hours.schedule.zone
        self.busy = busy
        let schedules: [Schedule] =
            if let service {
                [try hours.schedule(of: service)]
            } else {
                [hours.schedule] + (try hours.own.keys.map(hours.schedule(of:)))
            }
        calendars = schedules.map { PreparedCalendar(schedule: $0) }
    }

    /// That of a provider who is never open.
    init(closedIn zone: Zone) {
        self.zone = zone
        busy = IntervalSet()
        calendars = []
    }

    private func openings(in month: CalendarMonth) -> IntervalSet {
        let next = month.adding(months: 1)?.firstDate ?? .max
        let range = SlotRange.dates(from: month.firstDate, to: next)
        return calendars.reduce(into: IntervalSet()) { $0.formUnion($1.openings(in: range)) }
    }

    func minutes(in month: CalendarMonth) -> Amount {
        let open = openings(in: month)
        return Amount(open: open.seconds / 60, busy: open.intersection(busy).seconds / 60)
    }

    /// Seconds by hours of the week, as the provider's clocks show them.
    func secondsByHour(in months: [CalendarMonth]) -> [StartHour: Amount] {
        var amounts: [StartHour: Amount] = [:]
        for month in months {
            let open = openings(in: month)
            for opening in open { add(opening, to: &amounts) { $0.open += $1 } }
            for taken in open.intersection(busy) { add(taken, to: &amounts) { $0.busy += $1 } }
        }
        return amounts
    }

    private func add(
        _ span: Interval,
        to amounts: inout [StartHour: Amount],
        _ count: (inout Amount, Int64) -> Void
    ) {
        for segment in zone.segments(from: span.start, to: span.end) {
            var instant = segment.start
            while instant < segment.end {
                let reading = zone.reading(at: instant)
                let end = min(instant + Int64(3_600 - reading.secondOfDay % 3_600), segment.end)
                let hour = StartHour(dayOfWeek: reading.date.dayOfWeek, hour: reading.hour)
                count(&amounts[hour, default: Amount()], end - instant)
                instant = end
            }
        }
    }
}

extension IntervalSet {
    fileprivate var seconds: Int64 { reduce(0) { $0 + $1.length } }
}
