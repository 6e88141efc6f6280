import CivilTime
import Intervals
import SQL

extension BusyTime {
    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("busy_id"),
            provider: try row.decode("provider_id"),
            span: try Interval(row: row),
            source: try row.decode("source"),
            booking: try row.decode("booking_id"),
            note: try row.decode("note"),
            createdAt: try row.decode("created_at"),
            createdBy: try row.decode("created_by")
        )
    }
}

extension BusyTime.Source: SQLConvertible {}

extension Interval {
    /// From `start_at` to `end_at`, which the schema keeps in order.
    init(row: SQLRow) throws {
        self.init(start: try row.decode("start_at", as: Instant.self), end: try row.decode("end_at", as: Instant.self))
    }
}
