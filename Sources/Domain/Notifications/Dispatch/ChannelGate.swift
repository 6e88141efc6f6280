import CivilTime
import Synchronization

/// Keeps a channel closed for a while after it did not work, so that its messages wait instead of failing one by one.
package final class ChannelGate: Sendable {
    private struct State {
        var closedUntil = Instant(0)
        var isProbing = false
    }

    private let state = Mutex(State())

    /// Seconds between two looks whether a channel works again: well below the minute within which messages go out then.
    static let pause: Int64 = 30

    package init() {}

    /// What changed for whoever watches the channel.
    package enum News: Sendable {
        case closed, opened
    }

    /// How many messages may be begun at `now`: none, one to see whether it works again, or any number.
    func allowance(at now: Instant, _ most: Int) -> Int {
        state.withLock { state in
            guard now >= state.closedUntil else { return 0 }
            guard state.isProbing else { return most }
            // Others wait for what becomes of that one.
            state.closedUntil = now + Self.pause
            return min(1, most)
        }
    }

    /// Takes back that a message may be begun, because none was: whoever is closed looks again at once.
    func withdraw() {
        state.withLock { state in
            if state.isProbing { state.closedUntil = Instant(0) }
        }
    }

    /// Takes in how handing over went; `nil` if nothing changed by that.
    func report(outage: Bool, success: Bool, at now: Instant) -> News? {
        state.withLock { state in
            let wasProbing = state.isProbing
            // Even if others were sent: after an outage, one message has to show that the channel works.
            if outage {
                state = State(closedUntil: now + Self.pause, isProbing: true)
                return wasProbing ? nil : .closed
            }
            guard success else { return nil }
            state = State()
            return wasProbing ? .opened : nil
        }
    }
}
