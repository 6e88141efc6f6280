import CivilTime
import Bookings
import SQL

extension OutgoingEventRow.Kind: SQLConvertible {}

extension OutgoingEventRow {
    /// What ``init(row:at:)`` reads.
    static let columns: SQLStatement = """
        booking_id, link_id, generation, event, tag, start_at, end_at, drift, drift_start_at, drift_end_at, drift_at,
        writing_until, revision
        """

    init(row: SQLRow, at now: Instant) throws {
        self.init(
            booking: try row.decode("booking_id"),
            link: try row.decode("link_id"),
            generation: try row.decode("generation"),
            event: try row.decode("event"),
            tag: try row.decode("tag"),
            startAt: try row.decode("start_at"),
            endAt: try row.decode("end_at"),
            drift: try Drift(row: row),
            // A server that is lost while writing leaves the time behind, so only the future counts.
            isBeingWritten: try row.decode("writing_until", as: Instant?.self).map { $0 > now } ?? false,
            revision: try row.decode("revision")
        )
    }
}

extension OutgoingEventRow.Drift {
    fileprivate init?(row: SQLRow) throws {
        guard let kind = try row.decode("drift", as: OutgoingEventRow.Kind?.self) else { return nil }
        self.init(
            kind: kind,
            startAt: try row.decode("drift_start_at"),
            endAt: try row.decode("drift_end_at"),
            noticedAt: try row.decode("drift_at")
        )
    }
}
