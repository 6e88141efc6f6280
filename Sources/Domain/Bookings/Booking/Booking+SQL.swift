import Money
import CivilTime
import SQL

extension BookingStatus: SQLConvertible {}
extension PaymentWay: SQLConvertible {}
extension Booking.Cancellation: SQLConvertible {}

extension Booking {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        booking_id, provider_id, service_id, status, start_at, end_at, footprint_start, footprint_end, seat,
        CAST(seat_numbers AS text) AS seat_numbers, client, price, currency,
        prepayment, payment_way, paid, refunded, policy_id, policy_version, availability_rule, notice_start_at, expires_at, booked_at,
        cancelled_at, cancellation, revision, series_id, series_index, series_count
        """

    init(row: SQLRow) throws {
        let start = try row.decode("start_at", as: Instant.self)
        let end = try row.decode("end_at", as: Instant.self)
        self.init(
            id: try row.decode("booking_id"),
            provider: try row.decode("provider_id"),
            service: try row.decode("service_id"),
            status: try row.decode("status"),
            startAt: start,
            endAt: end,
            // Rows hold the footprint, which the schema compares; buffers follow from it and cannot contradict it.
            bufferBefore: start - (try row.decode("footprint_start", as: Instant.self)),
            bufferAfter: try row.decode("footprint_end", as: Instant.self) - end,
            seats: BookedSeats(first: try row.decode("seat"), text: try row.decode("seat_numbers")),
            client: try JSONText.decode(ClientDetails.self, from: try row.decode("client")),
            price: MonetaryAmount(try row.decode("price"), try row.decode("currency")),
            prepayment: try row.decode("prepayment"),
            paymentWay: try row.decode("payment_way"),
            paid: try row.decode("paid"),
            refunded: try row.decode("refunded"),
            policy: try PinnedPolicy(row: row),
            availabilityRule: try row.decode("availability_rule"),
            noticeStartAt: try row.decode("notice_start_at"),
            expiresAt: try row.decode("expires_at"),
            bookedAt: try row.decode("booked_at"),
            cancelledAt: try row.decode("cancelled_at"),
            cancellation: try row.decode("cancellation"),
            revision: try row.decode("revision"),
            series: try SeriesPlace(row: row)
        )
    }
}

extension SeriesPlace {
    /// `nil` of a booking that was made alone.
    init?(row: SQLRow) throws {
        guard let id: SeriesID = try row.decode("series_id", as: SeriesID?.self) else { return nil }
        self.init(id: id, index: try row.decode("series_index"), count: try row.decode("series_count"))
    }
}

extension BookingChange {
    init(row: SQLRow) throws {
        self.init(
            sequence: try row.decode("sequence"),
            kind: try row.decode("kind"),
            status: try row.decode("status"),
            changedAt: try row.decode("changed_at"),
            changedBy: try row.decode("changed_by"),
            party: try row.decode("acted_for"),
            startAt: try row.decode("start_at"),
            noticeStartAt: try row.decode("notice_start_at"),
            note: try row.decode("note"),
            earlierClient: try row.decode("earlier_client", as: String?.self).map {
                try JSONText.decode(ClientDetails.self, from: $0)
            }
        )
    }
}
