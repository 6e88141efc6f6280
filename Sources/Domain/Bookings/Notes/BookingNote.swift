package import CivilTime
import SQL

/// What somebody of a provider wrote about a booking for themselves and their colleagues; clients are never shown it.
package struct BookingNote: Sendable {
    package let id: NoteID

    /// `nil` once it was removed.
    package let text: String?
    package let writtenAt: Instant

    /// As ``Requester/label``.
    package let writtenBy: String
    package let removedAt: Instant?
    package let removedBy: String?
}

extension BookingNote {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = "note_id, text, written_at, written_by, removed_at, removed_by"

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("note_id"),
            text: try row.decode("text"),
            writtenAt: try row.decode("written_at"),
            writtenBy: try row.decode("written_by"),
            removedAt: try row.decode("removed_at"),
            removedBy: try row.decode("removed_by")
        )
    }
}
