import Bookings
import CalendarSync
import CivilTime
import Intervals
import SQL
import Testing

extension PageStage {
    /// Links a calendar on a server of CalDAV that receives bookings.
    func linkCalendar(of shop: Shop, called name: String = "Private") async throws -> CalendarLinkID {
        let address = try #require(
            CalendarAddress.collection(at: "https://dav.example.org/anna/", user: "anna", password: "s3cret")
        )
        let desk = try CalendarLinkAccess.registered().desk(zones: .system)
        return try await database.transaction(.write, by: .system, at: Self.now) { transaction in
            try await desk.link(
                address,
                named: name,
                rules: CalendarRules(),
                bookings: .times,
                of: shop.provider,
                in: transaction
            ).id
        }
    }

    /// Lets an hour be busy in a linked calendar, with the event of a booking or another.
    func block(
        _ start: Instant,
        from link: CalendarLinkID,
        of shop: Shop,
        movedEventOf booking: BookingID?
    ) async throws {
        let busy = BusyTime(
            id: .make(under: shop.provider, at: Self.now),
            provider: shop.provider,
            span: Interval(start: start, end: start + 3_600),
            source: BusyTime.Source(rawValue: link.rawValue),
            booking: booking,
            note: nil,
            createdAt: Self.now,
            createdBy: "system"
        )
        try await database.transaction(.write) { try await BusyTimeStore().insert(busy, in: $0) }
    }

    /// Lets the event of a booking be found at another time, or deleted.
    func drift(_ booking: BookingID, in link: CalendarLinkID, of shop: Shop, to start: Instant?) async throws {
        let end = start.map { $0 + 3_600 }
        let kind = start == nil ? "deleted" : "moved"
        try await database.transaction(.write) { connection in
            try await connection.execute(
                """
                INSERT INTO calendar_events (provider_id, booking_id, link_id, generation, event, start_at, end_at,
                    revision, drift, drift_start_at, drift_end_at, drift_at)
                VALUES (\(shop.provider), \(booking), \(link), 1, 'event', \(Self.now), \(Self.now + 3_600), 1, \(kind),
                    \(start), \(end), \(Self.now))
                """
            )
        }
    }
}
