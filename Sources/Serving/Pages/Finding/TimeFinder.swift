import Bookings
import CivilTime
import Money
import SQL
import Scheduling

/// Finds the free times of a month, as the list of slots has them.
struct TimeFinder {
    /// Gives the calendar that is exact for every start in a range.
    typealias Calendar = (ClosedRange<Instant>) async throws -> RuledCalendar

    let offer: Offer
    let now: Instant
    /// The zone in whose days the times are shown; `nil` for that of the provider.
    var readerZone: Zone?
    /// Whether a start that is chosen is paid at its own price: a booking that moves keeps the price that was agreed.
    var showsPrices = false
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
        let dates = found.starts.map { zone.date(at: $0) }
        let chosen = day.flatMap { day in dates.first { $0 >= day } } ?? dates.first
        // Not always next to each other: clocks that are set back at midnight show a day again.
        let places = dates.indices.filter { dates[$0] == chosen }
        return TimeChoice(
            zone: zone,
            placeZone: readerZone == nil ? nil : offer.zone,
            today: today,
            month: month,
            starts: found.starts,
            counts: Self.counts(of: dates, in: month),
            day: chosen,
            startsOfDay: places.map { found.starts[$0] },
            places: found.seatsLeft(at: places),
            prices: showsPrices ? found.prices(at: places, of: offer) : [:],
            lastDate: lastDate,
            changesWithTime: found.changesWithTime,
            nextFreeDate: found.starts.isEmpty ? next : nil,
            address: address,
            target: target
        )
    }

    private struct Found {
        let offered: OfferedStarts
        let slots: RuledCalendar

        var starts: [Int64] { offered.starts }
        var changesWithTime: Bool { offered.changesWithTime }

        /// Places left at some of the starts, where several share a session.
        func seatsLeft(at places: [Int]) -> [Int64: Int] {
            guard slots.rules.capacity > 1 else { return [:] }
            let shown = places.map { starts[$0] }
            return Dictionary(uniqueKeysWithValues: shown.map { ($0, slots.calendar.seatsLeft(at: $0, slots.rules)) })
        }

        /// What some of the starts cost with all seats of an offer, where a rule sets prices.
        func prices(at places: [Int], of offer: Offer) -> [Int64: MonetaryAmount] {
            guard !offered.prices.isEmpty else { return [:] }
            var service = offer.service
            return places.reduce(into: [:]) { prices, place in
                service.price.minorUnits = offered.prices[place]
                prices[starts[place]] = service.price(of: offer.seats)
            }
        }
    }

    /// How many of the dates each day of a month is, the first of the month first.
    private static func counts(of dates: [CivilDate], in month: CivilDate) -> [Int] {
        var counts = [Int](repeating: 0, count: month.nextMonthStart - month.daysSinceEpoch)
        for date in dates {
            let day = date.daysSinceEpoch - month.daysSinceEpoch
            if counts.indices.contains(day) { counts[day] += 1 }
        }
        return counts
    }

    /// The calendar, asked for as many seats as are to be booked.
    private func asked(_ starts: ClosedRange<Instant>) async throws -> RuledCalendar {
        try await calendar(starts).keeping(offer.seats)
    }

    private func times(of month: CivilDate) async throws -> Found {
        guard let end = CivilDate(daysSinceEpoch: month.nextMonthStart) else { return try await nothing(in: month) }
        return try await times(from: month, to: end)
    }

    private func times(from first: CivilDate, to end: CivilDate) async throws -> Found {
        let slots = try await asked(Self.reach(first, end))
        guard !offer.service.isArchived else { return Found(offered: OfferedStarts(), slots: slots) }
        let (range, now) = (range(first, end), now)
        let offered = try await slots.looking { () -> OfferedStarts in
            var found = OfferedStarts()
            var budget = RuleBudget()
            do {
                try slots.append(range, at: now, to: &found, within: &budget)
            } catch {
                // Nothing is offered where the provider's rule takes too long for a month; a check of the rule says so.
                return OfferedStarts()
            }
            return found
        }
        return Found(offered: offered, slots: slots)
    }

    private func nothing(in month: CivilDate) async throws -> Found {
        Found(offered: OfferedStarts(), slots: try await asked(Self.reach(month, month)))
    }

    /// The date of the first free time from a month on, within a year.
    private func firstDate(from month: CivilDate) async throws -> CivilDate? {
        guard !offer.service.isArchived, let end = month.adding(days: Self.searchedDays) else { return nil }
        let slots = try await asked(Self.reach(month, end))
        let (range, now) = (range(month, end), now)
        let first = try await slots.looking { () -> Int64? in
            var budget = RuleBudget()
            do {
                return try slots.firstStart(in: range, at: now, within: &budget)
            } catch {
                return nil
            }
        }
        return first.map { zone.date(at: $0) }
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
