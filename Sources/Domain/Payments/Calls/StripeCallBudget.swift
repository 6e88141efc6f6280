import CivilTime
import Bookings
import Caching
import Synchronization

/// Bounds the calls to Stripe that anybody can cause, for each payment and for each address.
///
/// What Stripe last said of a payment is kept for a while, in memory alone since it holds a secret, so that asking again is
/// answered without a call. Memory is that of a bounded number of payments and addresses. Each server has a budget of its
/// own.
package final class StripeCallBudget: Sendable {
    /// What becomes of a wish to know how a payment stands.
    enum Admission {
        /// Stripe is to be asked.
        case call

        /// What Stripe said before is to do, where it said something.
        case known(StripePayment?)
    }

    private struct Answer {
        let object: StripePayment
        let at: Instant
    }

    private struct State {
        var payments: TokenBuckets<PaymentID>
        var addresses: TokenBuckets<String>
        var answers: [PaymentID: Answer] = [:]
    }

    private static let maximumAnswers = 10_000

    /// Seconds for which an answer is good for those who may not cause a call.
    private static let lifetime: Int64 = 900

    private let limits: StripeCallLimits
    private let state: Mutex<State>

    package init(_ limits: StripeCallLimits) {
        self.limits = limits
        state = Mutex(
            State(
                payments: TokenBuckets(
                    capacity: limits.burstPerPayment,
                    // Buckets get whole tokens a minute, so that a longer interval counts as a minute.
                    perMinute: max(60 / limits.secondsPerPayment, 1)
                ),
                addresses: TokenBuckets(capacity: limits.perAddress, perMinute: limits.perAddress)
            )
        )
    }

    /// Whether Stripe may be asked about a payment for `caller` at `now`.
    ///
    /// Throws ``PaymentsError`` if the address of the caller has caused too many calls and nothing is known of the payment.
    func admit(_ payment: PaymentID, for caller: StripeCaller, at now: Instant) throws -> Admission {
        try state.withLock { state in
            // An answer that is too old may be of a payment that has ended since.
            let answer = state.answers[payment].flatMap { $0.at + Self.lifetime > now ? $0 : nil }
            if let answer, answer.at + limits.secondsPerPayment > now { return .known(answer.object) }
            if case .client(let address) = caller {
                // Asked before anything is taken, so that a payment that is asked about too often costs its address nothing.
                guard state.payments.wait(of: payment, at: now.secondsSince1970 * 1_000) == 0 else {
                    return .known(answer?.object)
                }
                let wait = state.addresses.take(from: address, at: now.secondsSince1970 * 1_000)
                guard wait == 0 else {
                    if let answer { return .known(answer.object) }
                    throw Self.refusal(after: wait)
                }
            }
            // Trusted callers count for the payment too, but are never refused.
            _ = state.payments.take(from: payment, at: now.secondsSince1970 * 1_000)
            return .call
        }
    }

    /// Counts a call that a booking for `caller` is about to cause.
    ///
    /// Throws ``PaymentsError`` if its address has caused too many.
    func takeCall(for caller: StripeCaller, at now: Instant) throws {
        guard case .client(let address) = caller else { return }
        let wait = state.withLock { $0.addresses.take(from: address, at: now.secondsSince1970 * 1_000) }
        guard wait == 0 else { throw Self.refusal(after: wait) }
    }

    /// Keeps what Stripe said of a payment at `now`.
    func keep(_ object: StripePayment, of payment: PaymentID, at now: Instant) {
        state.withLock { state in
            if state.answers.count >= Self.maximumAnswers { Self.makeRoom(in: &state, at: now) }
            state.answers[payment] = Answer(object: object, at: now)
        }
    }

    private static func makeRoom(in state: inout State, at now: Instant) {
        state.answers = state.answers.filter { $0.value.at + lifetime > now }
        guard state.answers.count >= maximumAnswers else { return }
        // Half at a time, so that a crowd of new payments does not sort the rest for each of them.
        let median = state.answers.values.map(\.at).sorted()[state.answers.count / 2]
        // Not `>=`: where all are of one second, nothing would be removed.
        state.answers = state.answers.filter { $0.value.at > median }
    }

    private static func refusal(after milliseconds: Int64) -> PaymentsError {
        PaymentsError(
            .tooManyCalls,
            "Too many payments were asked about from this address.",
            // Rounded up: whoever comes a moment too early is refused again.
            retryAfter: (milliseconds + 999) / 1_000
        )
    }
}
