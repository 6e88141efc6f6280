package import SQL

/// Keeps the notes of providers about their bookings.
///
/// A note is never rewritten; one that is removed still says who wrote and who removed it.
package struct BookingNoteDesk: Sendable {
    private let bookings = BookingStore()

    /// The maximum length of a note, in Unicode scalars.
    package static let longestText = 2_000

    /// The maximum number of notes of one booking, removed ones included.
    package static let maximumNotes = 100

    package init() {}

    /// Adds a note; `id` names it if the caller has chosen one, and adding it again under that id changes nothing.
    ///
    /// Throws ``BookingsError`` if the booking does not exist, its client was erased, or it has ``maximumNotes`` notes.
    package func add(
        _ text: String,
        to booking: BookingID,
        as id: NoteID? = nil,
        in transaction: Transaction
    ) async throws -> BookingNote {
        guard let provider = booking.provider else { throw BookingsError.notFound(booking) }
        try await transaction.lock(provider)
        let found = try await bookings.find(booking, in: transaction.connection)
        guard found.client != .erased else {
            throw BookingsError(.wrongState, "The booking's client was erased.")
        }
        let notes = try await list(of: booking, in: transaction.connection)
        if let id, let note = notes.first(where: { $0.id == id }) { return note }
        guard notes.count < Self.maximumNotes else {
            throw BookingsError(.wrongState, "The booking already has \(Self.maximumNotes) notes.")
        }
        let note = BookingNote(
            id: id ?? .make(under: provider, at: transaction.now),
            text: text,
            writtenAt: transaction.now,
            writtenBy: transaction.requester.label,
            removedAt: nil,
            removedBy: nil
        )
        _ = try await transaction.connection.execute(
            """
            INSERT INTO booking_notes (provider_id, booking_id, note_id, text, written_at, written_by)
            VALUES (\(provider), \(booking), \(note.id), \(text), \(note.writtenAt), \(note.writtenBy))
            """
        )
        return note
    }

    /// The notes about a booking, oldest first.
    package func list(of booking: BookingID, in connection: any SQLConnection) async throws -> [BookingNote] {
        try await connection.query(
            """
            SELECT \(BookingNote.columns) FROM booking_notes \(connection.dialect.by("sqlite_autoindex_booking_notes_1"))
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            ORDER BY provider_id, booking_id, note_id
            """
        ).map(BookingNote.init(row:)).sorted { ($0.writtenAt, $0.id.rawValue) < ($1.writtenAt, $1.id.rawValue) }
    }

    /// Removes the text of a note; does nothing if that was done before.
    ///
    /// Throws ``BookingsError`` if the booking has no such note.
    package func remove(_ id: NoteID, of booking: BookingID, in transaction: Transaction) async throws {
        let connection = transaction.connection
        guard try await list(of: booking, in: connection).contains(where: { $0.id == id }) else {
            throw BookingsError.notFound(id)
        }
        _ = try await connection.execute(
            """
            UPDATE booking_notes
            SET text = NULL, removed_at = \(transaction.now), removed_by = \(transaction.requester.label)
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking) AND note_id = \(id) AND removed_at IS NULL
            """
        )
    }
}
