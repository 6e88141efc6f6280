import Bookings
import Policies
import WireFormat

/// The body of `POST …/cancel`.
struct CancelBookingRequest: Decodable {
    let reason: String?
    let cancelledBy: CancellingParty?
    let scope: SeriesScope

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        reason = try fields.text("reason", length: 0...500)
        cancelledBy = try fields.choice("cancelled_by")
        scope = try fields.choice("scope") ?? .this
        try fields.finish()
    }
}

/// The side that cancels, as a request names it.
enum CancellingParty: String, CaseIterable {
    case client
    case provider

    /// Throws 403 where a cancellation names another side than the one that the credential acts for.
    func requireAgreement(with requester: Requester) throws {
        switch (requester.party, self) {
        case (.client, .provider):
            throw Self.refusal("A booking's token cancels for its client.", "This must be client, or left out.")
        case (.provider, .client):
            throw Self.refusal(
                "An API key cancels for the provider; the client cancels with the booking's token.",
                "This must be provider, or left out."
            )
        case (.client, .client), (.provider, .provider), (.finance, _), (.system, _): break
        }
    }

    /// The side whose cancellation a quote is for.
    ///
    /// A key may ask about either side, since a quote changes nothing, and asks about the provider's unless it says. A token
    /// asks about its client's alone.
    static func quoted(_ named: CancellingParty?, for requester: Requester) throws -> CancelledBy {
        if requester.party == .client {
            try named?.requireAgreement(with: requester)
            return .client
        }
        return named == .client ? .client : .provider
    }

    private static func refusal(_ detail: String, _ reason: String) -> APIError {
        APIError(.forbidden, detail, errors: [FieldError(field: "cancelled_by", reason: reason)])
    }
}
