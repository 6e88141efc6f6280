package import Bookings
import CivilTime
import SQL

/// Lets members have push messages about bookings shown in the browsers in which they are signed in.
///
/// Such a browser is told of the bookings of all providers whose members may see bookings and have the session's address, and
/// for as long as the session lasts.
package struct MemberBrowserDesk: Sendable {
    private let store = MemberBrowserStore()

    package init() {}

    /// Whether the browser of a session is told.
    package func isOn(in session: SessionID, in transaction: Transaction) async throws -> Bool {
        try await store.contains(session, in: transaction.connection)
    }

    /// Has the browser of a session told; throws ``BookingsError`` if the subscription is not one.
    package func add(_ target: PushTarget, to session: ConsoleSession, in transaction: Transaction) async throws {
        guard case .browser(let endpoint, let p256dh, let auth) = target, target.isSound else {
            throw BookingsError(.invalidValue, "This is not a push subscription of a browser.", field: "endpoint")
        }
        let connection = transaction.connection
        // The same browser may have signed in again without signing out, and must not be told twice.
        try await connection.execute(
            """
            DELETE FROM member_browsers
            WHERE email = \(session.email) AND (endpoint = \(endpoint) OR session_id = \(session.id))
            """
        )
        try await connection.execute(
            """
            INSERT INTO member_browsers (session_id, email, endpoint, p256dh, auth, created_at)
            VALUES (\(session.id), \(session.email), \(endpoint), \(p256dh), \(auth), \(transaction.now))
            """
        )
    }

    /// Has the browser of a session told no more.
    package func remove(from session: SessionID, in transaction: Transaction) async throws {
        try await store.remove(session, in: transaction.connection)
    }
}
