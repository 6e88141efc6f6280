import CivilTime
import Intervals
import SQL

/// How far before an instant busy time that lasts until then may have begun: one of a few lengths, kept with each row.
///
/// Busy times may overlap and contain each other, so no order of them tells where those that meet a range begin. With
/// the rows of each reach apart, an index finds them between that many days before the range and its end: most rows are
/// short, so few are read in vain, however many there are.
enum BusyTimeReach: Int64, CaseIterable {
    case day = 1
    case month = 32
    case years = 1_830

    /// Seconds of the longest time with this reach.
    var seconds: Int64 { rawValue * 86_400 }
}

extension BusyTimeReach {
    /// The rows of a provider that meet `(lower, upper)`, where it is bounded, behind `cursor`, as one statement for each
    /// reach; without the events of the bookings `moving`.
    static func statements(
        selecting columns: SQLStatement,
        of provider: ProviderID,
        after lower: Instant?,
        before upper: Instant?,
        behind cursor: BusyTimeCursor? = nil,
        moving: [BookingID] = []
    ) -> [SQLStatement] {
        // Each reach has its own lower bound; a statement for all would have none that an index can use.
        allCases.map { reach in
            var conditions: [SQLStatement] = ["provider_id = \(provider)", "reach_days = \(reach.rawValue)"]
            // The later of the two bounds alone, so that the index is entered there: starts are whole minutes.
            // Ends are exclusive: what began a whole reach before `lower` has ended by then, hence the 1.
            let bounds = [lower.map { $0 - reach.seconds + 1 }, cursor?.start].compactMap(\.self)
            if let first = bounds.max() { conditions.append("start_at >= \(first)") }
            if let lower { conditions.append("end_at > \(lower)") }
            if let upper { conditions.append("start_at < \(upper)") }
            if let cursor { conditions.append("(start_at > \(cursor.start) OR busy_id > \(cursor.id))") }
            if !moving.isEmpty {
                conditions.append("(booking_id IS NULL OR \(SQLStatement.isNone(of: moving, "booking_id")))")
            }
            return "SELECT \(columns) FROM busy_times WHERE \(conditions.joined(separator: " AND "))"
        }
    }
}
