import Bookings
import CivilTime
import SQL

/// Rows of the browsers that show members push messages about bookings.
struct MemberBrowserStore: Sendable {
    /// How many browsers are told for one provider; of more, those that signed in last.
    static let maximumPerProvider = 40

    /// The query of the browsers of a provider's members whose sessions go on at `now`, latest first.
    func reading(
        _ provider: ProviderID,
        at now: Instant,
        limit: Int = maximumPerProvider
    ) -> SQLQuery<[PushReceiver]> {
        // Of the roles that see bookings; administrators belong to no provider. A member who is removed or loses the role is
        // told nothing from then on, though the session goes on.
        SQLQuery(
            """
            SELECT b.session_id, b.endpoint, b.p256dh, b.auth FROM members m
            JOIN member_browsers b ON b.email = m.email
            JOIN console_sessions s ON s.session_id = b.session_id AND s.expires_at > \(now)
            WHERE m.provider_id = \(provider) AND m.removed_at IS NULL AND m.role IN ('owner', 'staff', 'front_desk')
            ORDER BY b.session_id DESC LIMIT \(limit)
            """
        ) { rows in
            try rows.map { row in
                PushReceiver(
                    owner: .member(try row.decode("session_id")),
                    target: .browser(
                        endpoint: try row.decode("endpoint"),
                        p256dh: try row.decode("p256dh"),
                        auth: try row.decode("auth")
                    )
                )
            }
        }
    }

    func contains(_ session: SessionID, in connection: any SQLConnection) async throws -> Bool {
        try await !connection.query("SELECT 1 AS one FROM member_browsers WHERE session_id = \(session)").isEmpty
    }

    func remove(_ session: SessionID, in connection: any SQLConnection) async throws {
        try await connection.execute("DELETE FROM member_browsers WHERE session_id = \(session)")
    }
}
