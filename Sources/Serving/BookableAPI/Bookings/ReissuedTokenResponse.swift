import Bookings

/// A booking's new token, which is shown only once.
struct ReissuedTokenResponse: Encodable {
    private let booking: String
    private let token: String

    init(_ booking: BookingID, _ token: Secret) {
        self.booking = booking.rawValue
        self.token = token.text
    }

    private enum CodingKeys: String, CodingKey {
        case token
        case booking = "booking_id"
    }
}
