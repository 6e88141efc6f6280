package import CivilTime
import Synchronization

/// Counts one call to Stripe for one request, however often its transaction runs.
package final class StripeCallTicket: Sendable {
    private let budget: StripeCallBudget
    private let caller: StripeCaller
    private let now: Instant
    private let isTaken = Mutex(false)

    package init(_ budget: StripeCallBudget, for caller: StripeCaller, at now: Instant) {
        self.budget = budget
        self.caller = caller
        self.now = now
    }

    /// Throws ``PaymentsError`` if the caller has caused too many calls.
    package func redeem() throws {
        try isTaken.withLock { isTaken in
            guard !isTaken else { return }
            try budget.takeCall(for: caller, at: now)
            // Only once it was granted: a request that was refused a call must ask again.
            isTaken = true
        }
    }
}
