import Bookings
import Policies
import WireFormat

/// The body of `POST …/cancel`.
struct CancelBookingRequest: Decodable {
    let reason: String?
    let cancelledBy: CancellingParty?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        reason = try fields.text("reason", length: 0...500)
        cancelledBy = try fields.choice("cancelled_by")
        try fields.finish()
    }
}

/// Who can cancel by asking for it.
enum CancellingParty: String, CaseIterable {
    case client
    case provider

    /// On whose behalf `requester` cancels: a token speaks for its client alone, a key for the provider unless it says.
    static func resolve(_ named: CancellingParty?, for requester: Requester) throws -> CancelledBy {
        guard case .client = requester else { return named == .client ? .client : .provider }
        guard named != .provider else {
            throw APIError(
                .forbidden,
                "A booking's token cancels for its client.",
                errors: [FieldError(field: "cancelled_by", reason: "This must be client, or left out.")]
            )
        }
        return .client
    }
}
