import Bookings
import CivilTime
import Scheduling

/// When a service has starts on each of the coming dates, looked up when its calendar was read.
///
/// A calendar in memory never changes; it is replaced. As time passes, its starts only come to be too near, and dates come into the booking
/// window. So while the first start of a date is not too near, it is still the first, and no other has come or gone; and a date that had
/// none has none.
struct StartsByDate: Hashable, Sendable {
    enum First: Hashable {
        case at(Int64)
        case nowhere
        /// The calendar has to be asked.
        case unknown
    }

    /// From when on somebody could book at the instant as of which they were looked up.
    let earliest: Int64

    /// The date in the provider's zone at that instant, in days since 1970.
    let firstDay: Int

    /// The first start of each date from ``firstDay`` on, in seconds after its midnight in UTC, or ``none``; empty for a service whose
    /// provider has an availability rule, which may say anything at any time.
    private(set) var firsts: [Int32] = []

    /// The half-hours of each date in which sessions begin.
    private(set) var halfHours: [HalfHours] = []

    /// How many dates are looked up: all that can be searched on the day on which the calendar is read.
    static let days = ListedProviderReader.furthestDays + 3

    /// Stands for a date without a start.
    static let none = Int32.max

    /// Looks them up as of `basis`.
    init(_ slots: RuledCalendar, in zone: Zone, asOf basis: Int64) {
        earliest = basis + slots.rules.minimumNotice
        firstDay = zone.date(at: basis).daysSinceEpoch
        guard !slots.isRuled else { return }
        let days = min(Self.days, (slots.rules.bookingWindowDays ?? Self.days) + 1)
        guard let first = CivilDate(daysSinceEpoch: firstDay), let end = first.adding(days: days) else { return }
        var rest = slots.calendar.slots(slots.rules, now: basis, in: .dates(from: first, to: end))[...]
        for day in firstDay..<(firstDay + days) {
            let midnight = Int64(day) * 86_400
            let spans = zone.instants(ofWallFrom: midnight, to: midnight + 86_400)
            let first: Int64?
            if spans.count == 1, spans[0].count == 86_400 {
                rest = rest.drop { $0 < spans[0].lowerBound }
                let starts = rest.prefix { $0 < spans[0].upperBound }
                rest = rest.dropFirst(starts.count)
                first = starts.first
                halfHours.append(HalfHours(starts.lazy.map { $0 - spans[0].lowerBound }))
            } else {
                first = Self.first(on: day, of: slots, asOf: basis)
                halfHours.append(.unknown)
            }
            firsts.append(first.map { Int32($0 - midnight) } ?? Self.none)
        }
    }

    /// On a date of which clocks skip a part, or show one twice.
    private static func first(on day: Int, of slots: RuledCalendar, asOf basis: Int64) -> Int64? {
        guard let date = CivilDate(daysSinceEpoch: day), let next = date.adding(days: 1) else { return nil }
        return slots.calendar.firstSlot(slots.rules, now: basis, in: .dates(from: date, to: next))
    }
}
