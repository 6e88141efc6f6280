package import CivilTime
import CalendarFeeds

/// Whether a linked calendar is in step, and what is wrong with it.
package struct CalendarLinkState: Sendable {
    /// When it was last known to be in step; `nil` if it was never read.
    package var syncedAt: Instant?

    /// Since when it cannot be read; `nil` if it could be the last time.
    package var failingSince: Instant?

    /// Attempts that failed in a row.
    var failures = 0

    /// Why it cannot be read; `nil` if it can.
    package var problem: CalendarProblem?

    /// What was left out or guessed when it was last read, for its provider.
    package var warnings: [String] = []

    /// What was read last, so that only a newer one is fetched.
    var version = FeedVersion()

    /// When all of it was last read, and in which zone its owner was then; `nil` to read all of it the next time.
    var reading: Reading?

    struct Reading: Hashable, Sendable {
        let at: Instant
        let timeZone: String
    }

    package var status: Status {
        guard let problem else { return syncedAt == nil ? .new : .fresh }
        return problem.needsProvider ? .broken : .stale
    }

    package enum Status: String, Sendable, CaseIterable {
        /// It was not read yet.
        case new

        /// It could be read the last time.
        case fresh

        /// It cannot be read at the moment; what was read before stays in force.
        case stale

        /// It cannot be read until its provider does something.
        case broken
    }
}
