import Money
import Bookings

/// A booking as it is told to those who may see it.
struct BookingResponse: Encodable {
    private let booking: Booking
    private let policy: PolicyReference
    private let history: [BookingChange]?

    /// Personal data: told to the client, the provider and admins, not to finance.
    private let showsPeople: Bool

    /// Writes `booking` for `requester` as lists show it: without the policy's description and the history.
    init(_ booking: Booking, for requester: Requester) {
        self.booking = booking
        policy = PolicyReference(booking.policy)
        history = nil
        showsPeople = requester.role != .finance
    }

    init(_ details: BookingDetails, for requester: Requester) {
        booking = details.booking
        policy = PolicyReference(details.policy)
        history = details.history
        showsPeople = requester.role != .finance
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(booking.id.rawValue, forKey: .id)
        try container.encode(booking.provider.rawValue, forKey: .provider)
        try container.encode(booking.service.rawValue, forKey: .service)
        try container.encode(booking.status.rawValue, forKey: .status)
        try container.encode(booking.seat, forKey: .seat)
        if showsPeople, !booking.client.areAwaited {
            try container.encode(ClientResponse(booking.client), forKey: .client)
        }
        try container.encode(policy, forKey: .policy)
        try container.encode(booking.revision, forKey: .revision)
        try encodeTimes(to: &container)
        try encodeMoney(to: &container)
        try container.encodeIfPresent(
            history?.map { BookingChangeResponse($0, showsPeople: showsPeople) },
            forKey: .history
        )
    }

    private func encodeTimes(to container: inout KeyedEncodingContainer<CodingKeys>) throws {
        try container.encode(WireInstant(booking.startAt), forKey: .startAt)
        try container.encode(WireInstant(booking.endAt), forKey: .endAt)
        try container.encode(booking.bufferBefore / 60, forKey: .bufferBefore)
        try container.encode(booking.bufferAfter / 60, forKey: .bufferAfter)
        try container.encode(WireInstant(booking.noticeStartAt), forKey: .noticeStartAt)
        try container.encode(WireInstant(booking.bookedAt), forKey: .bookedAt)
        try container.encode(booking.expiresAt.map(WireInstant.init), forKey: .expiresAt)
        try container.encode(booking.cancelledAt.map(WireInstant.init), forKey: .cancelledAt)
        try container.encode(booking.cancellation?.rawValue, forKey: .cancellation)
    }

    private func encodeMoney(to container: inout KeyedEncodingContainer<CodingKeys>) throws {
        try container.encode(booking.price.minorUnits, forKey: .price)
        try container.encode(booking.prepayment, forKey: .prepayment)
        try container.encode(booking.paid, forKey: .paid)
        try container.encode(booking.refunded, forKey: .refunded)
        try container.encode(booking.currency.code, forKey: .currency)
    }

    private enum CodingKeys: String, CodingKey {
        case id, status, seat, client, policy, revision, price, prepayment, paid, refunded, currency, cancellation,
            history
        case provider = "provider_id"
        case service = "service_id"
        case startAt = "start_at"
        case endAt = "end_at"
        case bufferBefore = "buffer_before_minutes"
        case bufferAfter = "buffer_after_minutes"
        case noticeStartAt = "notice_start_at"
        case bookedAt = "booked_at"
        case expiresAt = "expires_at"
        case cancelledAt = "cancelled_at"
    }
}
