import Bookings
import WireFormat

/// The body of `PATCH /v1/providers/{provider}`: what is left out stays as it is.
struct UpdateProviderRequest: Decodable {
    private let name: String?
    private let email: String?
    private let changesEmail: Bool
    private let timeZone: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        name = try fields.text("name", length: 1...200)
        changesEmail = fields.contains("email")
        email = try fields.email("email")
        timeZone = try fields.optional("time_zone")
        try fields.finish()
    }

    /// Null takes the address away.
    func apply(to provider: inout Provider) {
        provider.name = name ?? provider.name
        provider.timeZone = timeZone ?? provider.timeZone
        if changesEmail { provider.email = email }
    }
}
