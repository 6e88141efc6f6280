package import Intervals

/// The operands of the set operations for one size.
package struct SetPair: Sendable {
    /// Sorted, disjoint, not touching; gaps and lengths uniform from 1 to 1000.
    package let first: [Interval]
    /// As `first`, from another seed.
    package let second: [Interval]
    /// In no order; starts uniform below 1000 n, lengths uniform from 1 to 2000.
    package let unsorted: [Interval]

    /// Makes operands of `count` intervals, a thousand, a hundred thousand or a million.
    ///
    /// Variant 0 is the one that the workloads prescribe.
    package init(count: Int, variant: Int = 0) {
        let size: UInt64 = count <= 1_000 ? 3 : count <= 100_000 ? 5 : 6
        let digits = size + 100 * UInt64(variant)
        first = Self.sorted(count, seed: 4_010 + digits)
        second = Self.sorted(count, seed: 4_020 + digits)
        var random = SplitMix64(seed: 4_030 + digits)
        unsorted = (0..<count).map { _ in
            let start = random.next(below: 1_000 * Int64(count))
            return Interval(start: start, end: start + 1 + random.next(below: 2_000))
        }
    }

    private static func sorted(_ count: Int, seed: UInt64) -> [Interval] {
        var random = SplitMix64(seed: seed)
        var end: Int64 = 0
        return (0..<count).map { _ in
            let start = end + 1 + random.next(below: 1_000)
            end = start + 1 + random.next(below: 1_000)
            return Interval(start: start, end: end)
        }
    }
}
