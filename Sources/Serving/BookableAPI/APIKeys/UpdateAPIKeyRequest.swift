import Bookings
import CivilTime
import WireFormat

/// The body of `PATCH …/api-keys/{key}`: what is left out stays as it is.
struct UpdateAPIKeyRequest: Decodable {
    let changes: APIKeyChanges

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let name = try fields.name("name")
        let changesEnd = fields.contains("expires_at")
        let end = try fields.instant("expires_at")
        try fields.finish()
        changes = APIKeyChanges(name: name, expiresAt: changesEnd ? .some(end) : .none)
    }
}
