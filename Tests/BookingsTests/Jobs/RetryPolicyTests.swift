import Bookings
import Testing
import TestSupport

struct RetryPolicyTests {
    private let policy = RetryPolicy(first: 5, longest: 100, maximumAttempts: 8)

    @Test(
        arguments: [
            (1, 3...5), (2, 5...10), (3, 10...20), (4, 20...40), (5, 40...80), (6, 50...100), (7, 50...100),
        ] as [(Int, ClosedRange<Int64>)]
    )
    func waitsDoubleUpToTheLongestAndAreDrawnFromTheUpperHalf(attempts: Int, allowed: ClosedRange<Int64>) {
        var random = SplitMix64(seed: UInt64(attempts))
        let waits = (0..<1_000).compactMap { _ in policy.delay(afterAttempts: attempts, using: &random) }
        #expect(waits.count == 1_000)
        #expect(waits.allSatisfy(allowed.contains))
        #expect(waits.min() == allowed.lowerBound)
        #expect(waits.max() == allowed.upperBound)
    }

    @Test func theLastAttemptIsFollowedByNone() {
        var random = SplitMix64(seed: 1)
        #expect(policy.delay(afterAttempts: 8, using: &random) == nil)
        #expect(policy.delay(afterAttempts: 9, using: &random) == nil)
    }

    @Test func theSameChanceGivesTheSameWait() {
        var (one, other) = (SplitMix64(seed: 7), SplitMix64(seed: 7))
        for attempts in 1..<8 {
            #expect(
                policy.delay(afterAttempts: attempts, using: &one)
                    == policy.delay(afterAttempts: attempts, using: &other)
            )
        }
    }
}
