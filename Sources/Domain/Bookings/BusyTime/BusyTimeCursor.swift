import CivilTime
import Intervals

/// A place in a list of busy times, which are in the order of their starts: `1772438400.bsy_anna_01…`.
package struct BusyTimeCursor: RawRepresentable, Hashable, Sendable {
    /// Unix seconds.
    package let start: Int64
    package let id: BusyTimeID

    package init(_ busy: BusyTime) {
        (start, id) = (busy.span.start, busy.id)
    }

    package init?(rawValue: String) {
        let parts = rawValue.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let start = Int64(parts[0]), Timestamp.range.contains(start),
            let id = BusyTimeID(rawValue: String(parts[1]))
        else { return nil }
        (self.start, self.id) = (start, id)
    }

    package var rawValue: String { "\(start).\(id)" }
}
