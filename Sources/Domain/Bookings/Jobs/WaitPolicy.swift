/// How a job asks again whose work is not finished yet, and when it stops waiting.
///
/// It depends on time alone, not on a count, so that neither restarts nor failures between shorten the wait.
package struct WaitPolicy: Hashable, Sendable {
    /// Seconds before it first asks again.
    package let first: Int64

    /// Seconds that no pause exceeds.
    package let longest: Int64

    /// Seconds after which it stops waiting: the deadline of the work.
    package let limit: Int64

    package init(first: Int64, longest: Int64, limit: Int64) {
        precondition(first > 0 && longest >= first, "Pauses are positive, and the longest is not the shortest.")
        precondition(limit >= longest, "The work is waited for at least as long as one pause.")
        self.first = first
        self.longest = longest
        self.limit = limit
    }

    /// Why a job is given up at the deadline.
    func endReason(_ reason: String) -> String {
        "Not finished after \(limit / 3_600) hours of waiting: \(reason)"
    }

    /// Seconds until it asks again after having waited that long; `nil` at the deadline.
    ///
    /// A pause is a quarter of the time waited so far, within the bounds, so that what is done soon is noticed soon. The
    /// last one ends at the deadline, so that the work is looked at once more then.
    package func pause(afterWaiting waited: Int64) -> Int64? {
        guard waited < limit else { return nil }
        // `waited` is negative after a clock was put back; the pause must not reach past the limit then.
        return min(max(first, min(waited / 4, longest)), limit - max(waited, 0))
    }
}
