public import CivilTime

/// What a rule is asked about, apart from the start.
public struct RuleQuestion: Sendable {
    /// The provider's zone.
    public var zone: Zone

    /// When the question is asked, in UTC seconds since 1970: what `slot.notice` counts from.
    public var now: Int64

    /// The service that is to be booked.
    public var service: RuleService

    /// Whether the client has been with the provider before; false for a client who is not known.
    public var clientIsReturning: Bool

    /// What is booked with the provider already, apart from a booking that is being moved.
    public var booked: SessionDays

    /// A question; nothing is booked unless given.
    public init(
        zone: Zone,
        now: Int64,
        service: RuleService,
        clientIsReturning: Bool = false,
        booked: SessionDays? = nil
    ) {
        self.zone = zone
        self.now = now
        self.service = service
        self.clientIsReturning = clientIsReturning
        self.booked = booked ?? SessionDays([], in: zone)
    }
}
