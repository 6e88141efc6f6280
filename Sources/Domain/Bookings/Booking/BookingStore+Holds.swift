import CivilTime
import SQL

extension BookingStore {
    /// By what holds are counted.
    enum HoldMark {
        case address
        case contact
    }

    /// Counts a hold among those of the contact in `marks`, at the latest with the transaction's commit.
    func count(_ id: BookingID, among marks: HoldMarks, in connection: any SQLConnection) async throws {
        try await connection.executeLater(
            """
            UPDATE bookings SET held_for = \(marks.contact)
            WHERE provider_id = \(id.provider) AND booking_id = \(id) AND status = \(BookingStatus.pending)
            """
        )
    }

    /// Writes down when a hold ends, of which nothing else changes.
    func setEnd(ofHold booking: Booking, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE bookings SET expires_at = \(booking.expiresAt)
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking.id) AND status = \(BookingStatus.pending)
            """
        )
        // Calendars that are kept in memory know until when the slot is taken.
        try await connection.tellCalendarChange(of: booking.provider)
    }

    /// When the provider's holds with that mark run out, and how many seats they take, of the first `bound` that have not run out.
    func heldSeats(
        _ mark: HoldMark,
        _ hash: [UInt8],
        besides booking: BookingID?,
        of provider: ProviderID,
        at now: Instant,
        atMost bound: Int
    ) -> SQLQuery<[(end: Instant, seats: Int)]> {
        let column: SQLStatement = mark == .address ? "held_from" : "held_for"
        let others: SQLStatement = booking.map { "AND booking_id <> \($0)" } ?? ""
        // By the time and not by the status alone: a hold that ran out no longer counts, even if
        // nobody has released it.
        return SQLQuery(
            """
            SELECT expires_at, seats FROM bookings
            WHERE provider_id = \(provider) AND \(column) = \(hash) AND status = 'pending' AND expires_at > \(now) \(others)
            ORDER BY expires_at LIMIT \(bound)
            """
        ) { rows in try rows.map { (try $0.decode("expires_at"), try $0.decode("seats")) } }
    }
}
