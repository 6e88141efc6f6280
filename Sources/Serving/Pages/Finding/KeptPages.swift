import BookableAPI
import Bookings
import Caching
import CivilTime
import Intervals
import Scheduling
import Synchronization

/// Pages of months, for as long as the calendars that they were made from.
///
/// So the same page is sent without reading or writing anything, and never from before a change: each time the calendars of
/// today are asked for, which are dropped at every change of what the page shows.
final class KeptPages: Sendable {
    struct Entry: Sendable {
        /// The calendars that it was made from.
        let uses: [KeptAnswers.Part]

        /// `nil` for a page that was made once.
        ///
        /// What it says of the provider was read before its calendars, so that a change in between could be missing. It is kept
        /// when it is made again, from calendars that were known before.
        let page: KeptAnswers.Entry?
    }

    private let entries = Mutex(LeastRecentlyUsed<String, Entry>(capacity: 512))

    /// Bytes of a page that is kept; all of them take 16 MiB at most, and a part of that when compressed.
    private static let longest = 32 * 1_024
    private static let longestName = 256

    func entry(of name: String) -> Entry? {
        entries.withLock { $0.value(for: name) }
    }

    func keep(_ entry: Entry, of name: String, length: Int) {
        guard length <= Self.longest, name.utf8.count <= Self.longestName else { return }
        entries.withLock { _ = $0.insert(entry, for: name) }
    }
}

/// Collects the calendars that a page is made from.
final class UsedCalendars: Sendable {
    private let used = Mutex<[KeptAnswers.Part]>([])

    var uses: [KeptAnswers.Part] { used.withLock { $0 } }

    func add(_ calendar: KeptAnswers.Part) {
        used.withLock { $0.append(calendar) }
    }

    /// What somebody looks at who gets the page: the day that the address names, or else the month.
    func look(
        for service: ServiceID,
        of provider: ProviderID,
        _ choice: TimeChoice,
        _ query: FormFields
    ) -> AnsweredLook? {
        let month = choice.month.daysSinceEpoch..<choice.month.nextMonthStart
        let named = CivilDate(query["day"])?.daysSinceEpoch
        let days = named.flatMap { month.contains($0) ? $0..<($0 + 1) : nil } ?? month
        guard let first = CivilDate(daysSinceEpoch: days.lowerBound),
            let end = CivilDate(daysSinceEpoch: days.upperBound),
            let start = choice.zone.firstInstant(of: first), let stop = choice.zone.firstInstant(of: end),
            let span = Interval(from: start, to: stop),
            let calendar = uses.first(where: { $0.starts.contains(Instant(start)) && $0.starts.contains(Instant(stop)) }
            )
        else { return nil }
        // As the page itself reads it: what cannot be asked for is one.
        let most = calendar.calendar?.rules.maximumSeats ?? 1
        let seats = Int(query["seats"]).flatMap { (1...most).contains($0) ? $0 : nil } ?? 1
        return AnsweredLook(
            DemandLook(for: service, of: provider, in: [span], seats: seats),
            from: calendar.calendar
        )
    }

    /// Whether these calendars, and no others, were used.
    func areThose(of uses: [KeptAnswers.Part]) -> Bool {
        let own = self.uses
        return own.count == uses.count
            && zip(own, uses).allSatisfy { $0.starts == $1.starts && $0.calendar != nil && $0.calendar === $1.calendar }
    }
}

extension TimeChoice {
    /// The instant until which exactly these times and this today are shown unless the calendar changes; `nil` without times.
    func validity(_ rules: SlotRules, at now: Instant) -> Instant? {
        guard let first = starts.first, !changesWithTime else { return nil }
        // As time passes, the first start comes too near.
        var end = Instant(first - rules.minimumNotice + 1)
        for zone in [zone, placeZone].compactMap(\.self) {
            // With each midnight the booking window reaches one day further, and another day is today.
            guard let tomorrow = zone.date(at: now.secondsSince1970).adding(days: 1),
                let midnight = zone.firstInstant(of: tomorrow)
            else { return nil }
            end = min(end, Instant(midnight))
        }
        return end
    }
}
