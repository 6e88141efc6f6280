import Bookings
import CivilTime
import Money

/// A booking as a line of CSV.
enum BookingRow {
    static let names = [
        "id", "provider_id", "service_id", "status", "start_at", "end_at", "client_name", "client_email",
        "client_phone", "seats",
        "price", "paid", "refunded", "currency", "booked_at", "cancelled_at", "cancellation",
    ]

    /// Leaves clients out for finance.
    static func cells(_ booking: Booking, for requester: Requester) -> [String] {
        let client = requester.role == .finance ? nil : booking.client
        let currency = booking.currency
        return [
            booking.id.rawValue, booking.provider.rawValue, booking.service.rawValue, booking.status.rawValue,
            booking.startAt.description, booking.endAt.description, client?.name ?? "", client?.email ?? "",
            client?.phone ?? "", String(booking.seats.count), currency.decimal(booking.price.minorUnits),
            currency.decimal(booking.paid),
            currency.decimal(booking.refunded), currency.code, booking.bookedAt.description,
            booking.cancelledAt?.description ?? "", booking.cancellation?.rawValue ?? "",
        ]
    }
}
