import Policies

/// The side for which somebody changes a booking.
///
/// It follows from the credential and from nothing that a request says.
package enum ActingParty: String, Sendable, CaseIterable {
    case client

    /// The provider itself, or an admin on its behalf.
    case provider
    case finance

    /// Bookable itself.
    case system
}

extension Requester {
    /// The side for which the requester acts.
    package var party: ActingParty {
        switch self {
        case .anonymous, .client: .client
        case .key(_, .finance, _), .member(_, .finance, _): .finance
        // An admin acts for the provider: cancelling gives the client everything back either way.
        case .key(_, .admin, _), .key(_, .provider, _), .member: .provider
        case .system: .system
        }
    }

    /// Who is recorded as the one who cancels when the requester does.
    ///
    /// Throws ``BookingsError`` for those who cancel nothing.
    func cancellingParty() throws -> CancelledBy {
        switch party {
        case .client: .client
        case .provider: .provider
        case .finance, .system:
            throw BookingsError(.forbidden, "A booking is cancelled by its client, its provider or an admin.")
        }
    }
}

extension ActingParty: Codable {}
