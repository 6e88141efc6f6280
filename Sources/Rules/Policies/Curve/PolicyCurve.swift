public import CivilTime
public import Money

/// What a policy gives back over the notice with which a booking is cancelled.
public struct PolicyCurve: Hashable, Sendable {
    /// A stretch of notice over which the policy gives the same.
    public struct Step: Hashable, Sendable {
        /// The shortest notice of the stretch, in seconds, inclusive; it reaches up to the step before.
        public let notice: Int64

        /// Minor units of `paid`; `nil` where the policy fails.
        public let amount: Int64?
    }

    /// The booking that the curve is drawn for.
    public struct Example: Hashable, Sendable {
        /// Minor units.
        public var paid: Int64

        /// The currency of `paid`.
        public var currency: Currency

        /// When the session starts; what depends on the calendar depends on this.
        public var startAt: Int64

        /// The provider's zone.
        public var zone: Zone

        /// Who cancels.
        public var cancelledBy: CancelledBy

        /// Seconds that the session lasts.
        var duration: Int64 = 3600

        /// Seconds between the booking and the start, unless it is cancelled before that.
        var lead: Int64 = 34_560_000

        /// Seconds between the booking and its cancellation, in place of `lead`.
        var sinceBooking: Int64?

        /// With how much notice such a booking can be cancelled, in seconds: nobody cancels before they book.
        var notices: ClosedRange<Int64> {
            // What was booked just before is cancelled before the start.
            guard sinceBooking == nil else { return 0...PolicyCurve.span.upperBound }
            return PolicyCurve.span.lowerBound...min(lead, PolicyCurve.span.upperBound)
        }

        /// What went back before, in minor units.
        var alreadyRefunded: Int64 = 0

        /// An example; by default EUR 100.00 for an hour at noon UTC on Wednesday 10 June 2026, booked 400 days ahead
        /// and cancelled by the client.
        public init(
            paid: Int64 = 10_000,
            currency: Currency = .euro,
            startAt: Int64 = 1_781_092_800,
            zone: Zone = .utc,
            cancelledBy: CancelledBy = .client
        ) {
            self.paid = paid
            self.currency = currency
            self.startAt = startAt
            self.zone = zone
            self.cancelledBy = cancelledBy
        }

        /// The example cancelled with a notice in seconds.
        func booking(notice: Int64) -> PolicyBooking {
            PolicyBooking(
                paid: paid,
                alreadyRefunded: alreadyRefunded,
                currency: currency,
                bookedAt: sinceBooking.map { min(startAt, startAt - notice - $0) } ?? startAt - max(lead, notice),
                startAt: startAt,
                endAt: startAt + duration,
                cancelledAt: startAt - notice,
                cancelledBy: cancelledBy,
                zone: zone
            )
        }
    }

    /// What the policy calls itself.
    public let name: String

    /// The policy that was asked.
    public let version: PolicyVersion

    /// What was paid in the example, in minor units.
    public let paid: Int64

    /// The currency of all amounts.
    public let currency: Currency

    /// The longest notice first.
    ///
    /// The last step begins a day after the start of the session.
    public let steps: [Step]

    /// Whether every edge is exact to the second.
    ///
    /// It is not for a policy that changes more often than a picture can show, or that is too costly to ask so often.
    public let isExact: Bool

    /// The same curve under another name.
    func named(_ name: String) -> PolicyCurve {
        PolicyCurve(name: name, version: version, paid: paid, currency: currency, steps: steps, isExact: isExact)
    }

    /// The longest and the shortest notice of a curve, in seconds: 365 days before, one day after.
    public static let span: ClosedRange<Int64> = -86_400...31_536_000
}
