package import Bookings
package import CivilTime

/// A booking elsewhere.
package struct SourceBooking: Sendable {
    package let row: SourceRow

    /// The id of the service's row.
    package let service: String
    package let startAt: Instant
    package let endAt: Instant
    package let client: ClientDetails
    package var seats = 1

    /// Whether the provider has yet to approve it.
    package var isPending = false

    /// What was noted about it.
    package var note: String?

    /// The row of its client, where that is a row of its own.
    package var clientRow: SourceRow?

    static let longestNote = BookingNoteDesk.longestText

    init(_ row: SourceRow, service: String, startAt: Instant, endAt: Instant, client: ClientDetails) {
        self.row = row
        self.service = service
        self.startAt = startAt
        self.endAt = endAt
        self.client = client
    }
}
