import Bookings
import CivilTime
import WireFormat

/// The body of a rotation, all of which may be left out.
struct RotateAPIKeyRequest: Decodable {
    /// Until when the old key is valid; `nil` for a week.
    let oldValidUntil: Instant?

    /// When the new one expires.
    let expiry: APIKeyDesk.Expiry

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        oldValidUntil = try fields.instant("old_valid_until")
        expiry = try fields.instant("expires_at").map { .at($0) } ?? .asBefore
        try fields.finish()
    }
}
