package import CivilTime
import SQL

/// A list's range of recording times, `[from, to)`; `nil` leaves a side unbounded.
package struct InstantRange: Sendable {
    package var from: Instant?
    package var to: Instant?

    package init() {}

    /// Conditions on a column of instants; empty if both sides are unbounded.
    func conditions(on column: String) -> [SQLStatement] {
        [
            from.map { "\(unsafeRaw: column) >= \($0)" as SQLStatement },
            to.map { "\(unsafeRaw: column) < \($0)" as SQLStatement },
        ].compactMap { $0 }
    }
}
