import CivilTime
import Policies
import SQL

/// Lets policies decide what cancellations give back.
struct RefundDecisions: Sendable {
    private let zones: ZoneDirectory
    private let policies = PolicyStore()

    /// Decides on cancellations.
    let evaluators: PolicyEvaluators

    /// Answers whoever only wants to know.
    let previews: PolicyEvaluators

    /// The decisions that a transaction can rest on: it makes none itself.
    var decided: [PolicyDecision] = []

    init(zones: ZoneDirectory, evaluators: PolicyEvaluators, previews: PolicyEvaluators? = nil) {
        self.zones = zones
        self.evaluators = evaluators
        self.previews = previews ?? evaluators
    }

    /// What the policy that `booking` pins says of a cancellation, if that is decided already.
    ///
    /// Throws ``UndecidedRefund`` if it is not: no script runs while a connection is held.
    func decide(
        on booking: Booking,
        of service: Service,
        in timeZone: String,
        cancelledBy: CancelledBy,
        in transaction: Transaction
    ) async throws -> PolicyDecision {
        let question = try await question(
            on: booking,
            of: service,
            in: timeZone,
            cancelledBy: cancelledBy,
            in: transaction
        )
        if let decision = decided.first(where: question.isAnswered(by:)) { return decision }
        guard let decision = question.answeredWithoutScript else { throw UndecidedRefund(questions: [question]) }
        return decision
    }

    /// Throws ``UndecidedRefund`` with all of `questions` that are not decided yet, so that they are decided together.
    func require(_ questions: [RefundQuestion]) throws {
        let open = questions.filter { question in
            !decided.contains(where: question.isAnswered(by:)) && question.answeredWithoutScript == nil
        }
        guard open.isEmpty else { throw UndecidedRefund(questions: open) }
    }

    /// What the policy that `booking` pins is to be asked about a cancellation.
    func question(
        on booking: Booking,
        of service: Service,
        in timeZone: String,
        cancelledBy: CancelledBy,
        in transaction: Transaction
    ) async throws -> RefundQuestion {
        let input = PolicyBooking(
            paid: booking.paid,
            alreadyRefunded: booking.refunded,
            currency: booking.currency,
            bookedAt: booking.bookedAt.secondsSince1970,
            // The start that the client can rely on, with the length that the session has now.
            startAt: booking.noticeStartAt.secondsSince1970,
            endAt: (booking.noticeStartAt + (booking.endAt - booking.startAt)).secondsSince1970,
            // Clocks of two servers differ: nobody cancels before booking, which a policy would refuse.
            cancelledAt: max(transaction.now, booking.bookedAt).secondsSince1970,
            cancelledBy: cancelledBy,
            zone: try zones.zone(named: timeZone),
            serviceName: service.name,
            serviceDuration: booking.endAt - booking.startAt
        )
        return RefundQuestion(
            input: input,
            policy: booking.policy,
            source: try await source(of: booking.policy.version, in: transaction),
            share: .clients(of: booking.provider)
        )
    }

    /// The script of a version, which never changes.
    private func source(of version: PolicyVersion, in transaction: Transaction) async throws -> PolicySource {
        if let source = evaluators.source(of: version) ?? previews.source(of: version) { return source }
        return try await policies.source(of: version, in: transaction.connection)
    }
}
