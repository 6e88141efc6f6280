public import CivilTime
public import Intervals

/// For which starts slots are asked; the end is exclusive.
public struct SlotRange: Hashable, Sendable {
    /// One end of a range.
    public enum Bound: Hashable, Sendable {
        /// A date on the provider's wall: starts are told by the date that they show there.
        case date(CivilDate)
        /// An instant, UTC seconds since 1970.
        case instant(Int64)
    }

    /// Where the range begins.
    public let from: Bound
    /// Where it ends; starts on this date, or at this instant, are no longer in it.
    public let to: Bound

    /// Makes a range of dates, instants or one of each.
    ///
    /// An end that is not after the beginning makes it empty.
    public init(from: Bound, to: Bound) {
        self.from = from
        self.to = to
    }

    /// The starts whose date in the provider's zone is `from` or later and before `to`.
    public static func dates(from: CivilDate, to: CivilDate) -> SlotRange {
        SlotRange(from: .date(from), to: .date(to))
    }

    /// The starts that lie in `interval`.
    public static func instants(_ interval: Interval) -> SlotRange {
        SlotRange(from: .instant(interval.start), to: .instant(interval.end))
    }
}
