import Bookings
import WireFormat

/// The body of `PATCH /v1/bookings/{booking}`: what is left out stays as it is.
struct UpdateBookingRequest: Decodable {
    let changes: ClientChanges

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        changes = try ClientChangesRequest(reading: &fields).changes
        try fields.finish()
    }
}
