import Synchronization

/// Sees to it that counting a provider's figures again and again takes a twentieth of the time at most.
///
/// A month of some hundred bookings is counted in milliseconds, and never rests. One of a hundred thousand takes seconds of a processor that
/// clients wait for as well.
final class CountingPace: Sendable {
    private let ends = Mutex<[ProviderID: ContinuousClock.Instant]>([:])

    /// How many times as long as it took it rests.
    private static let factor = 19

    /// Rests up to this are not worth remembering: the next job waits longer anyway.
    private static let shortest = Duration.seconds(EventSubscriber.gatheringTime)

    /// Remembers how long counting took.
    func note(_ provider: ProviderID, from begin: ContinuousClock.Instant, to end: ContinuousClock.Instant) {
        let rest = (end - begin) * Self.factor
        ends.withLock { ends in
            ends = ends.filter { $0.value > end }
            if rest > Self.shortest { ends[provider] = end + rest }
        }
    }

    /// What is left of its rest; `nil` if it has none.
    func rest(of provider: ProviderID, at now: ContinuousClock.Instant) -> Duration? {
        guard let end = ends.withLock({ $0[provider] }), end > now else { return nil }
        return end - now
    }

    /// Asks again when the rest is over.
    static func wait(_ rest: Duration) -> WaitPolicy {
        let seconds = rest.components.seconds + 1
        return WaitPolicy(first: seconds, longest: seconds, limit: seconds + 86_400)
    }
}
