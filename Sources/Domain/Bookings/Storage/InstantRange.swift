package import CivilTime
import SQL

/// The time `[from, to)` of which a list shows what was recorded in it; a side that is left out is open.
package struct InstantRange: Sendable {
    package var from: Instant?
    package var to: Instant?

    package init() {}

    /// Conditions on a column of instants; none where both sides are open.
    func conditions(on column: String) -> [SQLStatement] {
        [
            from.map { "\(unsafeRaw: column) >= \($0)" as SQLStatement },
            to.map { "\(unsafeRaw: column) < \($0)" as SQLStatement },
        ].compactMap { $0 }
    }
}
