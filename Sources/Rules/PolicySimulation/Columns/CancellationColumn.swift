/// The columns of a file of cancellations that mean something.
public enum CancellationColumn: String, CaseIterable, Sendable {
    case booking = "booking_id"
    case provider = "provider_id"
    case currency
    case paid
    case alreadyRefunded = "already_refunded"
    case bookedAt = "booked_at"
    case startAt = "start_at"
    case endAt = "end_at"
    case cancelledAt = "cancelled_at"
    case cancelledBy = "cancelled_by"
    case zone = "time_zone"
    case service

    var isOptional: Bool { self == .zone || self == .service }

    /// What the column holds, in a sentence for people.
    public var meaning: String {
        switch self {
        case .booking: "the booking, 1 to 200 bytes of UTF-8"
        case .provider: "who was booked, 1 to 200 bytes of UTF-8"
        case .currency: "a code of ISO 4217 such as EUR, in capital or small letters"
        case .paid: "what the client had paid, in minor units, or as --amounts says"
        case .alreadyRefunded: "what had been paid back before, as paid; empty means 0"
        case .bookedAt: "when it was booked, such as 2026-03-10T10:00:00Z or 2026-03-10 10:00"
        case .startAt: "when it was to start, as booked_at"
        case .endAt: "when it was to end, as booked_at, or its length in minutes such as +60"
        case .cancelledAt: "when it was cancelled, as booked_at"
        case .cancelledBy: "client, provider or no_show, or a word that --cancelled-by names"
        case .zone: "the provider's zone, such as Europe/Berlin; UTC where it is left out"
        case .service: "what was booked, at most 200 bytes"
        }
    }
}
