/// The columns of a file of cancellations that mean something.
enum CancellationColumn: String, CaseIterable {
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
}
