@testable import BookableAPI
import Testing

/// Starts in a form that takes little memory.
struct SlotRunsTests {
    @Test(arguments: [
        [], [5], [5, 7], [0, 60, 120, 180], [0, 60, 120, 1_000, 1_060], [0, 1, 3, 6, 10, 15],
        [-9_000_000_000, 9_000_000_000, 9_000_000_060],
    ])
    func theStartsAreTheSame(starts: [Int64]) {
        let runs = SlotRuns(starts)
        #expect(Array(runs) == starts)
        #expect(runs.count == starts.count)
    }

    @Test func aGridTakesNoMoreThanItsGaps() {
        let days = (0..<30).flatMap { day in (0..<480).map { Int64(day * 86_400 + $0 * 60) } }
        #expect(SlotRuns(days).size <= 30 * 16 * 2)
    }

    @Test(arguments: [UInt64](1...20))
    func anyStartsAreTheSame(seed: UInt64) {
        var generator = SplitMix(seed: seed)
        var start: Int64 = 0
        let starts = (0..<1_000).map { _ in
            start += Int64([1, 60, 60, 60, 900, 5_000_000_000].randomElement(using: &generator) ?? 1)
            return start
        }
        #expect(Array(SlotRuns(starts)) == starts, "seed \(seed)")
    }
}

private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
