import Bookings
import CivilTime
import SQL
import Scheduling

/// Finds the free times of a month, as the list of slots has them.
struct TimeFinder {
    /// Gives the calendar that is exact for every start in a range.
    typealias Calendar = (ClosedRange<Instant>) async throws -> (calendar: PreparedCalendar, rules: SlotRules)

    let offer: Offer
    let now: Instant
    /// The zone in whose days the times are shown; `nil` for that of the provider.
    var readerZone: Zone?
    let calendar: Calendar

    private var zone: Zone { readerZone ?? offer.zone }
    private var today: CivilDate { zone.date(at: now.secondsSince1970) }

    /// The month that the address names or that of `preferred`, or else the first one with a free time.
    func choice(
        _ query: FormFields,
        preferred: CivilDate? = nil,
        at address: Address,
        leadingTo target: Address
    ) async throws -> TimeChoice {
        let day = CivilDate(query["day"]) ?? (query["month"].isEmpty ? preferred : nil)
        let named = day?.monthStart ?? CivilDate(query["month"] + "-01")
        var month = clamped(named ?? today)
        var found = try await times(of: month)
        var next: CivilDate?
        if found.starts.isEmpty {
            next = try await firstDate(from: month)
            if named == nil, let first = next {
                month = first.monthStart
                found = try await times(of: month)
            }
        }
        let shown = found.starts.map { zone.date(at: $0) }
        let chosen = day.flatMap { day in shown.first { $0 >= day } } ?? shown.first
        return TimeChoice(
            zone: zone,
            placeZone: readerZone == nil ? nil : offer.zone,
            today: today,
            month: month,
            starts: found.starts,
            day: chosen,
            places: found.places(on: chosen, zone),
            lastDate: lastDate,
            nextFreeDate: found.starts.isEmpty ? next : nil,
            address: address,
            target: target
        )
    }

    private struct Found {
        let starts: [Int64]
        let calendar: PreparedCalendar
        let rules: SlotRules

        /// Places left at each start of a day, where several share a session.
        func places(on day: CivilDate?, _ zone: Zone) -> [Int64: Int] {
            guard rules.capacity > 1, let day else { return [:] }
            let shown = starts.filter { zone.date(at: $0) == day }
            return Dictionary(uniqueKeysWithValues: shown.map { ($0, calendar.seatsLeft(at: $0, rules)) })
        }
    }

    /// The calendar, and the rules for as many seats as are to be booked.
    private func asked(_ starts: ClosedRange<Instant>) async throws -> (calendar: PreparedCalendar, rules: SlotRules) {
        let (calendar, rules) = try await self.calendar(starts)
        return (calendar, rules.keeping(offer.seats))
    }

    private func times(of month: CivilDate) async throws -> Found {
        guard let end = CivilDate(daysSinceEpoch: month.nextMonthStart) else { return try await nothing(in: month) }
        return try await times(from: month, to: end)
    }

    private func times(from first: CivilDate, to end: CivilDate) async throws -> Found {
        let (calendar, rules) = try await asked(Self.reach(first, end))
        var starts: [Int64] = []
        guard !offer.service.isArchived else { return Found(starts: [], calendar: calendar, rules: rules) }
        calendar.appendSlots(rules, now: now.secondsSince1970, in: range(first, end), to: &starts)
        return Found(starts: starts, calendar: calendar, rules: rules)
    }

    private func nothing(in month: CivilDate) async throws -> Found {
        let (calendar, rules) = try await asked(Self.reach(month, month))
        return Found(starts: [], calendar: calendar, rules: rules)
    }

    /// The date of the first free time from a month on, within a year.
    private func firstDate(from month: CivilDate) async throws -> CivilDate? {
        guard !offer.service.isArchived, let end = month.adding(days: Self.searchedDays) else { return nil }
        let (calendar, rules) = try await asked(Self.reach(month, end))
        return calendar.firstSlot(rules, now: now.secondsSince1970, in: range(month, end)).map {
            zone.date(at: $0)
        }
    }

    /// The starts from one date to before another, as the visitor's clock shows them.
    private func range(_ first: CivilDate, _ end: CivilDate) -> SlotRange {
        guard let readerZone, let start = readerZone.firstInstant(of: first),
            let stop = readerZone.firstInstant(of: end)
        else { return .dates(from: first, to: end) }
        return SlotRange(from: .instant(start), to: .instant(stop))
    }

    /// The first day of the month of a date, not before this month and not too far ahead.
    private func clamped(_ date: CivilDate) -> CivilDate {
        let latest = today.adding(days: Self.furthestDays) ?? today
        return min(max(date, today), latest).monthStart
    }

    private var lastDate: CivilDate? {
        let days = offer.service.timing.bookingWindowDays ?? Self.furthestDays
        return today.adding(days: min(days, Self.furthestDays))
    }

    /// Instants between which every start of the dates lies, in any zone.
    private static func reach(_ first: CivilDate, _ end: CivilDate) -> ClosedRange<Instant> {
        let margin: Int64 = 26 * 3_600
        return Instant(
            Int64(first.daysSinceEpoch) * 86_400 - margin
        )...Instant(Int64(end.daysSinceEpoch) * 86_400 + margin)
    }

    private static let searchedDays = 366
    private static let furthestDays = 730
}
