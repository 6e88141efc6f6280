public import CivilTime
public import Money

/// A cancelled booking as a policy sees it.
///
/// Instants are UTC seconds since 1970.
public struct PolicyBooking: Sendable {
    /// What the client paid, in minor units of `currency`: 0 to `Currency.maximumAmount`.
    public var paid: Int64

    /// What of `paid` went back to the client before, 0 to `paid`.
    public var alreadyRefunded: Int64

    /// The currency of both amounts.
    public var currency: Currency

    /// When the client booked, no later than `cancelledAt`.
    public var bookedAt: Int64

    /// When the session was to start.
    public var startAt: Int64

    /// When it was to end, later than `startAt`.
    public var endAt: Int64

    /// When the cancellation was received, not when it was worked on.
    public var cancelledAt: Int64

    /// Who ended it.
    public var cancelledBy: CancelledBy

    /// The provider's zone.
    public var zone: Zone

    /// The service's name as the client saw it.
    public var serviceName: String

    /// Seconds.
    public var serviceDuration: Int64

    /// A booking; `serviceDuration` is `endAt - startAt` unless given.
    public init(
        paid: Int64,
        alreadyRefunded: Int64 = 0,
        currency: Currency,
        bookedAt: Int64,
        startAt: Int64,
        endAt: Int64,
        cancelledAt: Int64,
        cancelledBy: CancelledBy = .client,
        zone: Zone,
        serviceName: String = "",
        serviceDuration: Int64? = nil
    ) {
        self.paid = paid
        self.alreadyRefunded = alreadyRefunded
        self.currency = currency
        self.bookedAt = bookedAt
        self.startAt = startAt
        self.endAt = endAt
        self.cancelledAt = cancelledAt
        self.cancelledBy = cancelledBy
        self.zone = zone
        self.serviceName = serviceName
        self.serviceDuration = serviceDuration ?? endAt.subtractingReportingOverflow(startAt).partialValue
    }

    /// Seconds from the cancellation to the start; negative after it.
    public var notice: Int64 { startAt - cancelledAt }

    /// What of `paid` is still with the provider.
    public var left: Int64 { paid - alreadyRefunded }
}
