package import CivilTime
import SQL

/// A browser in which an address is signed in.
package struct ConsoleSession: Sendable {
    package let id: SessionID

    /// In lower case.
    package let email: String

    /// What the browser said it is, such as "Firefox, Linux".
    package let device: String
    package let createdAt: Instant

    /// At most an hour before it was last used.
    package let usedAt: Instant

    /// When it ends unless it is used before.
    package let expiresAt: Instant

    /// When it ends in any case.
    package let endsAt: Instant
}

extension ConsoleSession {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = "session_id, email, device, created_at, used_at, expires_at, ends_at"

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("session_id"),
            email: try row.decode("email"),
            device: try row.decode("device"),
            createdAt: try row.decode("created_at"),
            usedAt: try row.decode("used_at"),
            expiresAt: try row.decode("expires_at"),
            endsAt: try row.decode("ends_at")
        )
    }
}
