import Intervals
import Testing
import TestSupport

/// Sets large enough for merging in lanes, for galloping and for sorting by digits.
struct LargeSetTests {
    /// Of an operand with so many intervals, of gaps and lengths up to `spread` seconds.
    struct Shape: CustomTestStringConvertible {
        let first: Int
        let second: Int
        let spread: Int64

        var testDescription: String { "\(first) and \(second) intervals, spread \(spread)" }
    }

    static let shapes = [
        Shape(first: 96, second: 96, spread: 3), Shape(first: 300, second: 290, spread: 2),
        Shape(first: 5_000, second: 5_000, spread: 1_000), Shape(first: 10_000, second: 1_000, spread: 7),
        Shape(first: 1_000, second: 15_000, spread: 7), Shape(first: 3, second: 4_000, spread: 50),
        Shape(first: 4_000, second: 5, spread: 50), Shape(first: 1, second: 17, spread: 4),
        Shape(first: 3_000, second: 3_000, spread: 1),
    ]

    @Test(arguments: shapes, 1...4 as ClosedRange<UInt64>)
    func `Set operations agree with a sweep over all bounds`(shape: Shape, seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let a = random.set(count: shape.first, spread: shape.spread)
        let b = random.set(count: shape.second, spread: shape.spread)
        #expect(Array(a.union(b)) == swept(a, b) { $0 || $1 })
        #expect(Array(a.intersection(b)) == swept(a, b) { $0 && $1 })
        #expect(Array(a.subtracting(b)) == swept(a, b) { $0 && !$1 })
        #expect(Array(b.subtracting(a)) == swept(b, a) { $0 && !$1 })
        #expect(Array(a.symmetricDifference(b)) == swept(a, b) { $0 != $1 })
        #expect(a.subtracting(a).isEmpty && a.union(a) == a && a.symmetricDifference(a).isEmpty)
    }

    @Test(arguments: [2, 300, 5_000], [1, 300, 5_000])
    func `Sets that lie apart keep each other's intervals`(first: Int, second: Int) {
        var random = SplitMix64(seed: 7)
        let a = random.set(count: first, spread: 9)
        let later = random.set(count: second, spread: 9).map { interval in
            Interval(start: interval.start + 1_000_000, end: interval.end + 1_000_000)
        }
        let b = IntervalSet(later)
        #expect(Array(a.union(b)) == Array(a) + later)
        #expect(Array(b.union(a)) == Array(a) + later)
        #expect(a.intersection(b).isEmpty && b.intersection(a).isEmpty)
        #expect(a.subtracting(b) == a && b.subtracting(a) == b)
    }

    @Test(arguments: [63, 64, 1_000, 20_000], [8 as Int64, 100_000, 1 << 30, 1 << 40, .max])
    func `A union of unsorted intervals is that of the sorted ones`(count: Int, range: Int64) {
        var random = SplitMix64(seed: UInt64(count))
        let intervals = (0..<count).map { _ in
            let start = Int64.random(in: -(range / 2)...(range / 2), using: &random)
            return Interval(start: start, end: start + Int64.random(in: 0...9, using: &random))
        }
        let sorted = intervals.sorted()
        var expected: [Interval] = []
        for next in sorted where !next.isEmpty {
            if let last = expected.last, next.start <= last.end {
                expected[expected.count - 1] = Interval(start: last.start, end: max(last.end, next.end))
            } else {
                expected.append(next)
            }
        }
        #expect(Array(IntervalSet(intervals)) == expected)
        #expect(Array(IntervalSet(sorted)) == expected)
        #expect(Array(IntervalSet(intervals.lazy.map(\.self))) == expected)
    }

    @Test func `Bounds at the ends of the range of instants take part in every way of merging`() {
        var random = SplitMix64(seed: 3)
        let many = random.set(count: 200, spread: 5)
        let ends: IntervalSet = [Interval(start: .min, end: -5), Interval(start: 4_000, end: .max)]
        #expect(Array(ends.union(many)) == swept(ends, many) { $0 || $1 })
        #expect(Array(many.subtracting(ends)) == swept(many, ends) { $0 && !$1 })
        #expect(Array(many.symmetricDifference(ends)) == swept(many, ends) { $0 != $1 })
        let wide = many.union(ends)
        #expect(wide.intersection(many) == many)
        #expect(wide.subtracting(many).union(many) == wide)
    }

    /// The operation by its definition: membership told afresh at every bound of both sets.
    private func swept(_ a: IntervalSet, _ b: IntervalSet, _ keep: (Bool, Bool) -> Bool) -> [Interval] {
        let bounds = Set((Array(a) + Array(b)).flatMap { [$0.start, $0.end] }).sorted()
        var kept: [Interval] = []
        for (start, end) in zip(bounds, bounds.dropFirst()) where keep(a.contains(start), b.contains(start)) {
            if let last = kept.last, last.end == start {
                kept[kept.count - 1] = Interval(start: last.start, end: end)
            } else {
                kept.append(Interval(start: start, end: end))
            }
        }
        return kept
    }
}

extension SplitMix64 {
    /// A set of so many intervals, gaps and lengths from 1 to `spread`.
    fileprivate mutating func set(count: Int, spread: Int64) -> IntervalSet {
        var end: Int64 = 0
        return IntervalSet(
            (0..<count).map { _ in
                let start = end + Int64.random(in: 1...spread, using: &self)
                end = start + Int64.random(in: 1...spread, using: &self)
                return Interval(start: start, end: end)
            }
        )
    }
}
