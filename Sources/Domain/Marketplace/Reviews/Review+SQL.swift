import Bookings
import CivilTime
import SQL

extension ReviewReport.Reason: SQLConvertible {}

extension Review {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, review_id, booking_id, stars, text, is_named, written_at, edited_at, revision, reply, replied_at,
        hidden_because, hidden_at
        """

    /// The author is read apart, from the booking.
    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("review_id"),
            provider: try row.decode("provider_id"),
            booking: try row.decode("booking_id"),
            stars: try row.decode("stars"),
            text: try row.decode("text"),
            isNamed: try row.decode("is_named"),
            writtenAt: try row.decode("written_at"),
            editedAt: try row.decode("edited_at"),
            revision: try row.decode("revision")
        )
        if let text = try row.decode("reply", as: String?.self) {
            reply = Reply(text: text, writtenAt: try row.decode("replied_at"))
        }
        if let reason = try row.decode("hidden_because", as: String?.self) {
            hiding = Hiding(reason: reason, hiddenAt: try row.decode("hidden_at"))
        }
    }
}

extension ReviewReport {
    static let columns: SQLStatement = "reason, reports, note, first_at"

    init(row: SQLRow) throws {
        self.init(
            reason: try row.decode("reason"),
            count: try row.decode("reports"),
            note: try row.decode("note"),
            firstAt: try row.decode("first_at")
        )
    }
}
