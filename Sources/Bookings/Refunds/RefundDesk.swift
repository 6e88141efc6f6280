package import CivilTime
import Money
import Policies
import SQL

/// Lets policies decide what cancellations give back.
package struct RefundDesk: Sendable {
    let store = RefundStore()
    let parts = RefundPartStore()
    let payments = PaymentStore()
    let jobs = JobStore()
    private let zones: ZoneDirectory
    private let judge: PolicyJudge
    private let policies = PolicyStore()

    package init(zones: ZoneDirectory, judge: PolicyJudge) {
        self.zones = zones
        self.judge = judge
    }

    /// What the policy that `booking` pins says of a cancellation at `now`.
    func rule(
        on booking: Booking,
        of service: Service,
        in timeZone: String,
        cancelledBy: CancelledBy,
        at now: Int64,
        in connection: any SQLConnection
    ) async throws -> RefundRuling {
        guard let currency = Currency(booking.currency) else {
            throw BookingsError(
                .invalidValue,
                "\(booking.currency) is no currency code of ISO 4217.",
                field: "currency"
            )
        }
        let input = PolicyBooking(
            paid: booking.paid,
            alreadyRefunded: booking.refunded,
            currency: currency,
            bookedAt: booking.bookedAt,
            startAt: booking.noticeStartAt,
            endAt: booking.noticeStartAt + booking.endAt - booking.startAt,
            cancelledAt: max(now, booking.bookedAt),
            cancelledBy: cancelledBy,
            zone: try zones.zone(named: timeZone),
            serviceName: service.name,
            serviceDuration: booking.endAt - booking.startAt
        )
        let source = try await source(of: booking.policy.version, in: connection)
        return RefundRuling(
            input: input,
            policy: booking.policy,
            result: await judge.decide(input, by: source)
        )
    }

    /// The script of a version, which never changes.
    private func source(of version: PolicyVersion, in connection: any SQLConnection) async throws -> PolicySource {
        if let script = await judge.recall(version) { return script.source }
        return try await policies.source(of: version, in: connection)
    }
}
