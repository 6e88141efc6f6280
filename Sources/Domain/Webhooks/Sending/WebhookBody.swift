import Bookings
import CivilTime
import JSONEncoding

/// An event as it is sent, the same bytes each time.
struct WebhookBody: Encodable {
    private let event: Event
    private let data: any Encodable

    /// Throws `DecodingError` if the event's data is not of its kind.
    init(_ event: Event) throws {
        self.event = event
        switch event.kind {
        case .bookingCreated, .bookingConfirmed, .bookingDeclined, .bookingRescheduled, .bookingCancelled,
            .bookingCompleted, .bookingNoShow, .bookingExpired:
            data = BookingDocument(try event.data(as: BookingEventData.self))
        case .paymentSucceeded, .paymentFailed, .paymentDisputed, .paymentDisputeClosed:
            data = PaymentDocument(try event.data(as: PaymentEventData.self))
        case .refundDecided, .refundSucceeded, .refundFailed:
            data = RefundDocument(try event.data(as: RefundEventData.self))
        case .reviewPublished, .reviewHidden: data = try event.data(as: ReviewEventData.self)
        case .waitlistOffered: data = WaitlistOfferDocument(try event.data(as: WaitlistEventData.self))
        case .calendarDisconnected: data = try event.data(as: CalendarEventData.self)
        case .webhookPaused: data = try event.data(as: WebhookEventData.self)
        case .calendarDrifted: data = CalendarDriftDocument(try event.data(as: CalendarDriftData.self))
        }
    }

    var bytes: [UInt8] {
        get throws { try SortedJSON.bytes(of: self) }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(event.name, forKey: .id)
        try container.encode(event.kind.rawValue, forKey: .type)
        try container.encode(event.occurredAt.description, forKey: .createdAt)
        try container.encode(event.provider.rawValue, forKey: .provider)
        try container.encode(data, forKey: .data)
    }

    private enum CodingKeys: String, CodingKey {
        case id, type, data
        case createdAt = "created_at"
        case provider = "provider_id"
    }
}
