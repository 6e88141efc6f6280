import Bookings
import CivilTime
import SQL

extension CalendarLinkStore {
    /// The calendar of `provider` that is watched as `watch`; `nil` if none is.
    func find(
        watchedAs watch: String,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> CalendarLink? {
        try await connection.query(
            """
            SELECT \(CalendarLink.columns) FROM calendar_links WHERE provider_id = \(provider) AND watch_id = \(watch)
            """
        ).first.map(CalendarLink.init(row:))
    }

    /// Keeps the watch of a calendar, or none, and when it is to be renewed or tried again; whether the calendar is still linked.
    func keep(
        _ watch: CalendarWatch?,
        of link: CalendarLink,
        dueAt: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE calendar_links SET watch_id = \(watch?.id), watch_resource = \(watch?.resource),
                watch_hash = \(watch?.secretHash), watch_ends_at = \(watch?.endsAt), watch_due_at = \(dueAt)
            WHERE provider_id = \(link.provider) AND link_id = \(link.id)
            """
        ) == 1
    }

    /// Forgets a watch of a calendar, unless another has taken its place.
    func end(_ watch: String, of link: CalendarLink, dueAt: Instant, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE calendar_links SET watch_id = NULL, watch_resource = NULL, watch_hash = NULL, watch_ends_at = NULL,
                watch_due_at = \(dueAt)
            WHERE provider_id = \(link.provider) AND link_id = \(link.id) AND watch_id = \(watch)
            """
        )
    }

    /// Has the watch of a calendar renewed, or tried again, at `instant`.
    func postponeWatch(of link: CalendarLink, until instant: Instant, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE calendar_links SET watch_due_at = \(instant)
            WHERE provider_id = \(link.provider) AND link_id = \(link.id)
            """
        )
    }
}
