package import CivilTime
import SQL

/// An internal note about a booking; clients are never shown it.
package struct BookingNote: Sendable {
    package let id: NoteID

    /// `nil` once it has been removed.
    package let text: String?
    package let writtenAt: Instant

    /// As ``Requester/label``.
    package let writtenBy: String
    package let removedAt: Instant?
    package let removedBy: String?
}

extension BookingNote {
    /// The columns that ``init(row:)`` reads.
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
