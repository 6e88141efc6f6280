import Bookings
import CivilTime
import Scheduling
import WireFormat

extension SlotRange {
    /// Reads `from` and `to`, and refuses a range that is empty or longer than `maximumDays`; `nil` if it is refused.
    init?(reading query: inout Query, maximumDays: Int) {
        let from = Self.bound("from", reading: &query)
        let to = Self.bound("to", reading: &query)
        query.demand("from", "to")
        guard let from, let to else { return nil }
        let length = to.wallSeconds - from.wallSeconds
        // How a date and an instant lie to each other depends on the zone; a range that is empty there lists nothing.
        guard length > (from.isDate == to.isDate ? 0 : -Self.greatestOffset) else {
            query.refuse("to", "This must be after from.", code: .value)
            return nil
        }
        guard length <= Int64(maximumDays) * 86_400 else {
            query.refuse("to", "This may be at most \(maximumDays) days after from.", code: .value)
            return nil
        }
        self.init(from: from, to: to)
    }

    private static func bound(_ name: String, reading query: inout Query) -> Bound? {
        guard let text = query.text(name) else { return nil }
        let bound = Bound(text)
        if bound == nil { query.refuse(name, Bound.refusal(text), .format("2026-03-10")) }
        return bound
    }

    /// Instants between which every start of the range lies, in any zone.
    var reach: ClosedRange<Instant> {
        let first = from.wallSeconds - Self.greatestOffset
        return Instant(first)...Instant(max(first, to.wallSeconds + Self.greatestOffset))
    }

    /// More than any zone's distance from UTC.
    private static let greatestOffset: Int64 = 26 * 3_600
}

extension SlotRange.Bound {
    /// The instant, or the date's midnight as a clock without zone counts it.
    fileprivate var wallSeconds: Int64 {
        switch self {
        case .date(let date): Int64(date.daysSinceEpoch) * 86_400
        case .instant(let instant): instant
        }
    }

    fileprivate var isDate: Bool {
        if case .date = self { true } else { false }
    }
}
