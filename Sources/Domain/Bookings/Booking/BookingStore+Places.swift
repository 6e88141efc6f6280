import CivilTime
import SQL

/// What keeps a place, and what does so no longer.
extension BookingStore {
    /// The provider's pending bookings whose hold has run out by `now`, those that ran out first before others.
    func overdue(of provider: ProviderID, at now: Instant, limit: Int = .max) -> SQLQuery<[Booking]> {
        SQLQuery(
            """
            SELECT \(Booking.columns) FROM bookings
            WHERE provider_id = \(provider) AND status = 'pending' AND expires_at <= \(now)
            ORDER BY expires_at LIMIT \(limit)
            """
        ) { try $0.map(Booking.init(row:)) }
    }

    /// Who has one of the first `limit` holds that have run out by `now`.
    func providersOfOverdue(at now: Instant, limit: Int) -> SQLQuery<Set<ProviderID>> {
        // The limit bounds the rows that are read; one provider may have many of them.
        SQLQuery(
            """
            SELECT provider_id FROM bookings WHERE status = 'pending' AND expires_at <= \(now)
            ORDER BY expires_at LIMIT \(limit)
            """
        ) { rows in Set(try rows.map { try $0.decode("provider_id", as: ProviderID.self) }) }
    }

    /// Whether a booking that gave up its place would now overlap another one, by the rules of the schema: by the sessions next to it and by
    /// those of its own start.
    func meetsOthers(_ id: BookingID, of provider: ProviderID) -> SQLQuery<Bool> {
        SQLQuery(
            """
            SELECT 1 AS met FROM bookings AS own
            WHERE own.provider_id = \(provider) AND own.booking_id = \(id) AND EXISTS (
                SELECT 1 FROM bookings AS other
                WHERE other.provider_id = own.provider_id AND other.status <> 'cancelled'
                    AND other.start_at >= (SELECT COALESCE(MAX(earlier.start_at), own.start_at) FROM bookings AS earlier
                        WHERE earlier.provider_id = own.provider_id AND earlier.status <> 'cancelled'
                            AND earlier.start_at < own.start_at)
                    AND other.start_at < own.footprint_end
                    AND other.footprint_start < own.footprint_end AND other.footprint_end > own.footprint_start
                    AND (other.start_at <> own.start_at OR other.service_id <> own.service_id)
            )
            """
        ) { !$0.isEmpty }
    }

    /// What a booking needs to know of its provider if the offer is cached: one statement, since there is usually nothing
    /// more to read.
    ///
    /// Reading throws ``BookingsError`` if the provider does not exist.
    func standing(of provider: ProviderID, at start: Instant, now: Instant) -> SQLQuery<Standing> {
        SQLQuery(
            """
            SELECT offer_revision,
                CASE WHEN EXISTS (SELECT 1 FROM bookings WHERE provider_id = \(provider) AND status = 'pending'
                    AND expires_at <= \(now)) THEN 1 ELSE 0 END AS has_overdue,
                CASE WHEN EXISTS (SELECT 1 FROM bookings WHERE provider_id = \(provider) AND start_at = \(start)
                    AND status <> 'cancelled') THEN 1 ELSE 0 END AS is_occupied,
                CASE WHEN EXISTS (SELECT 1 FROM busy_times WHERE provider_id = \(provider)) THEN 1 ELSE 0 END AS has_busy_time
            FROM providers WHERE provider_id = \(provider)
            """
        ) { rows in
            guard let row = rows.first else { throw BookingsError.notFound(provider) }
            return Standing(
                offerRevision: try row.decode("offer_revision"),
                hasOverdue: try row.decode("has_overdue"),
                isOccupied: try row.decode("is_occupied"),
                hasBusyTime: try row.decode("has_busy_time")
            )
        }
    }

    /// The state of a provider and of one of its starts.
    struct Standing {
        /// How often what the provider offers has changed: ``Provider/offerRevision``.
        let offerRevision: Int64

        /// Whether a hold of the provider's has run out.
        let hasOverdue: Bool

        /// Whether a booking, or a hold, is at the start.
        let isOccupied: Bool

        /// Whether the provider has busy time, of whatever day.
        let hasBusyTime: Bool
    }

    /// The seats that bookings have at a start.
    func seatsTaken(at start: Instant, of provider: ProviderID) -> SQLQuery<TakenSeats> {
        // Holds that ran out are included: until they are released, the schema keeps their seats too.
        SQLQuery(
            """
            SELECT seat, CAST(seat_numbers AS text) AS seat_numbers FROM bookings
            WHERE provider_id = \(provider) AND start_at = \(start) AND status <> 'cancelled' ORDER BY seat
            """
        ) { rows in
            TakenSeats(
                try rows.map { BookedSeats(first: try $0.decode("seat"), text: try $0.decode("seat_numbers")) }
            )
        }
    }
}
