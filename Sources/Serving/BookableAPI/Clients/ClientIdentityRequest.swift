import Bookings
import WireFormat

/// The body of requests about one client: an e-mail address, a telephone number or a booking.
///
/// In the body, because paths and queries end up in logs.
struct ClientIdentityRequest: Decodable {
    let email: String?
    let phone: String?
    let booking: BookingID?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        email = try fields.email("email")
        phone = try fields.phone("phone")
        booking = try fields.identifier("booking_id", example: "bkg_anna_01mdqf6g")
        try fields.finish()
    }

    func identity(of provider: ProviderID) throws -> ClientIdentity {
        try ClientIdentity(of: provider, email: email, phone: phone, booking: booking)
    }
}
