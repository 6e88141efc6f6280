import CivilTime
import Intervals
import Scheduling

extension SlotRange {
    /// The instants of the range, in the order of time, with dates read in `zone`.
    ///
    /// More than one interval where clocks show parts of the first or last date twice.
    func intervals(in zone: Zone) -> [Interval] {
        let lower = from.instant ?? .min
        let upper = to.instant ?? .max
        return zone.instants(ofWallFrom: from.wallStart, to: to.wallEnd).compactMap { span in
            Interval(from: max(span.lowerBound, lower), to: min(span.upperBound, upper)).flatMap {
                $0.isEmpty ? nil : $0
            }
        }
    }
}

extension SlotRange.Bound {
    fileprivate var instant: Int64? {
        if case .instant(let instant) = self { instant } else { nil }
    }

    /// A wall reading before all that the bound admits, in any zone.
    fileprivate var wallStart: Int64 { wallSeconds(-Self.greatestOffset) }

    /// A wall reading after all that the bound admits, in any zone.
    fileprivate var wallEnd: Int64 { wallSeconds(Self.greatestOffset) }

    private func wallSeconds(_ distance: Int64) -> Int64 {
        switch self {
        case .date(let date): Int64(date.daysSinceEpoch) * 86_400
        case .instant(let instant): instant + distance
        }
    }

    /// More than any zone's distance from UTC.
    private static let greatestOffset: Int64 = 26 * 3_600
}
