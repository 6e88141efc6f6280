package import CivilTime

/// The share of a refund that is taken from one payment and goes its own way.
package struct RefundPart: Sendable {
    package let refund: RefundID

    /// Counts the parts of a refund, from 1.
    package let number: Int
    package let payment: PaymentID

    /// Minor units of the refund's currency.
    package let amount: Int64
    package var status: Status

    /// How it is paid; what Stripe does not pay becomes another once a person has paid it.
    package var method: Payment.Method

    /// Counts the tries of asking Stripe, from 1; each final refusal makes the next one.
    package var attempt: Int

    /// What Stripe calls it, once that is known.
    package var stripeRefund: String?

    /// Why a person has to look at it.
    package var problem: String?

    /// When Stripe was first asked in this attempt.
    package var requestedAt: Instant?
    package var settledAt: Instant?
    package var settledBy: String?

    /// A refund that others made at Stripe and that paid some of it, of which a person was told.
    var notedRefund: String?

    /// Minor units of it that the noted refund paid.
    var notedAmount: Int64 = 0

    /// What shows that a person paid it.
    package var proof = PaymentProof()

    /// Stripe's dispute of the payment that decides on it, or paid it.
    package var dispute: String?

    /// Minor units of it that the dispute has taken.
    package var disputed: Int64 = 0

    /// Minor units that a person has to pay of it, if anything is left to people.
    var dueByHand: Int64 { amount - notedAmount }

    /// Where the money stands.
    package enum Status: String, Sendable, CaseIterable {
        case owed, requested, succeeded, failed
    }

    /// Whether a person can pay it by other means: Stripe does not pay it and is not about to.
    package var isForPeople: Bool {
        dispute == nil && (status == .failed || status == .owed && (method != .stripe || problem != nil))
    }

    /// Whether Stripe has refused it for good, so that only a person can have it asked for again.
    var isRefusedByStripe: Bool { method == .stripe && isForPeople }

    /// Whether a refund at Stripe pays it, whole or to some extent.
    package func isPaid(by refund: String) -> Bool { stripeRefund == refund || notedRefund == refund }

    /// Begins the next attempt at having Stripe pay it, of which nothing is known yet.
    mutating func beginAnew() {
        status = .owed
        attempt += 1
        stripeRefund = nil
        problem = nil
        requestedAt = nil
    }
}

extension RefundPart {
    /// What Stripe says of a refund.
    package enum ReportedStatus: Hashable, Sendable {
        case pending
        case succeeded
        case failed(reason: String)
    }

    /// The part once Stripe has reported `reported` of its refund at `now`; the same report changes it once.
    ///
    /// A refund that fails after it had succeeded is owed anew, and not asked for again by itself.
    package func applying(_ reported: ReportedStatus, at now: Instant) -> RefundPart {
        var part = self
        switch (reported, status) {
        case (.pending, .owed), (.pending, .failed):
            part.status = .requested
            // An event can come before our own request is answered.
            part.requestedAt = part.requestedAt ?? now
        // An old report that comes late does not take a payment back.
        case (.pending, .requested), (.pending, .succeeded), (.succeeded, .succeeded): break
        case (.succeeded, .owed), (.succeeded, .requested), (.succeeded, .failed):
            part.status = .succeeded
            part.problem = nil
            part.settledAt = now
            part.settledBy = Requester.system.label
        case (.failed(let reason), .succeeded):
            part.status = .owed
            // Not asked for again by itself: the same card would refuse it again.
            part.problem = "It had been paid and came back: \(reason)"
            part.settledAt = nil
            part.settledBy = nil
        case (.failed(let reason), .owed) where problem == nil, (.failed(let reason), .requested):
            part.status = .failed
            part.problem = reason
        // An owed part with a problem was paid and came back: hearing of that again changes nothing.
        case (.failed, .owed), (.failed, .failed): break
        }
        return part
    }
}

extension Refund.Status {
    /// Where a refund with these parts stands: the worst of them decides.
    package init(of parts: [RefundPart]) {
        // Never called for a refund without parts, whose status is what was decided.
        let found = Set(parts.map(\.status))
        self =
            if found.contains(.failed) {
                .failed
            } else if found.contains(.owed) {
                .owed
            } else if found.contains(.requested) {
                .requested
            } else {
                .succeeded
            }
    }
}
