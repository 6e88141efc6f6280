import Bookings
import CivilTime
import Scheduling

/// The first start of a service on each of the coming dates, looked up when its calendar was read.
///
/// A calendar in memory never changes; it is replaced. As time passes, its starts only come to be too near, and dates come into the booking
/// window. So what was the first start of a date still is, unless it is too near by now, and a date that had none has none.
struct FirstStarts: Hashable, Sendable {
    enum Found: Hashable {
        case at(Int64)
        case nowhere
        /// The calendar has to be asked.
        case unknown
    }

    /// The instant as of which they were looked up.
    private let basis: Int64

    /// From when on somebody could book at that instant.
    private let earliest: Int64

    /// The date in the provider's zone at that instant, in days since 1970.
    private let firstDay: Int

    /// How many dates were looked up; none for a service whose provider has an availability rule, which may say anything at any time.
    private let days: Int

    /// Where those of the service begin among all of its provider.
    private let offset: Int

    /// How many dates are looked up: all that can be searched on the day on which the calendar is read.
    static let days = ListedProviderReader.furthestDays + 3

    /// Stands for a date without a start.
    private static let none = Int32.max

    /// Whether none was looked up.
    var isEmpty: Bool { days == 0 }

    /// Appends the first starts of a service to those of the provider's others, in seconds after `basis`.
    init(_ slots: RuledCalendar, in zone: Zone, asOf basis: Int64, to starts: inout [Int32]) {
        self.basis = basis
        earliest = basis + slots.rules.minimumNotice
        offset = starts.count
        firstDay = zone.date(at: basis).daysSinceEpoch
        guard !slots.isRuled else {
            days = 0
            return
        }
        days = min(Self.days, (slots.rules.bookingWindowDays ?? Self.days) + 1)
        for day in firstDay..<(firstDay + days) {
            let first = CivilDate(daysSinceEpoch: day).flatMap { date in
                date.adding(days: 1).flatMap { next in
                    slots.calendar.firstSlot(slots.rules, now: basis, in: .dates(from: date, to: next))
                }
            }
            starts.append(first.map { Int32($0 - basis) } ?? Self.none)
        }
    }

    /// The first start on a date for somebody who can book from `earliest` on, among the starts of all services of the provider.
    @inline(__always)
    func first(on day: Int, from earliest: Int64, among starts: [Int32]) -> Found {
        guard day >= firstDay, day < firstDay + days, earliest >= self.earliest else { return .unknown }
        let start = starts[offset + day - firstDay]
        if start == Self.none { return .nowhere }
        return basis + Int64(start) >= earliest ? .at(basis + Int64(start)) : .unknown
    }
}
