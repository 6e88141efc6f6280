import Synchronization

/// How many lines of one kind are logged in a second, so that nobody can fill the log.
package final class LineBudget: Sendable {
    private struct State {
        var second: ContinuousClock.Instant
        var lines = 0
        var leftOut = 0
        var leftOutInAll = 0
    }

    private let linesPerSecond: Int
    private let state: Mutex<State>

    package init(linesPerSecond: Int, now: ContinuousClock.Instant = .now) {
        self.linesPerSecond = linesPerSecond
        state = Mutex(State(second: now))
    }

    /// How many lines were left out since the process began.
    package var leftOutInAll: Int { state.withLock { $0.leftOutInAll } }

    /// How many lines were left out before the one that may be logged now; `nil` if it is to be left out as well.
    package func spend(now: ContinuousClock.Instant = .now) -> Int? {
        state.withLock { state in
            if now - state.second >= .seconds(1) {
                state.second = now
                state.lines = 0
            }
            guard state.lines < linesPerSecond else {
                state.leftOut += 1
                state.leftOutInAll += 1
                return nil
            }
            state.lines += 1
            defer { state.leftOut = 0 }
            return state.leftOut
        }
    }
}
