package import CivilTime
package import Policies

/// What a client asks for when booking.
package struct BookingRequest: Sendable {
    package var provider: ProviderID
    package var service: ServiceID

    package var startAt: Instant
    package var client: ClientDetails

    /// How many seats of the session, from 1.
    package var seats = 1

    /// Seconds for which the slot is held until the client confirms; none books at once.
    package var hold: Int64?

    /// How the client is led to pay, where the service asks for payment ahead.
    package var paymentWay: Payment.Way = .intent

    /// The version of the cancellation policy that the client was shown; none accepts the one in force.
    package var acceptedPolicyVersion: PolicyVersion?

    /// Minor units of the price for all seats that the client was shown; none accepts what the start costs now.
    package var acceptedPrice: Int64?

    /// Why the provider books against its own rules, such as for somebody who walked in; `nil` keeps to them.
    package var override: String?

    /// How the booking is repeated; `nil` books one start.
    package var repetition: Repetition?

    /// The address that the request comes from, in whatever form limits tell clients apart; `nil` counts for none.
    package var origin: String?

    package init(provider: ProviderID, service: ServiceID, startAt: Instant, client: ClientDetails) {
        self.provider = provider
        self.service = service
        self.startAt = startAt
        self.client = client
    }
}
