import Intervals
import Testing
import TestSupport

struct IntervalSetTests {
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `Set operations agree with a table of seconds`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (a, b) = (IntervalSet(random.intervals()), IntervalSet(random.intervals()))
        let (x, y) = (SecondTable(a), SecondTable(b))
        #expect(Array(a) == x.runs)
        #expect(Array(a.union(b)) == x.combined(with: y) { $0 || $1 }.runs)
        #expect(Array(a.intersection(b)) == x.combined(with: y) { $0 && $1 }.runs)
        #expect(Array(a.subtracting(b)) == x.combined(with: y) { $0 && !$1 }.runs)
        #expect(Array(a.symmetricDifference(b)) == x.combined(with: y) { $0 != $1 }.runs)
        #expect(Array(a.complement(within: SecondTable.all)) == x.combined(with: y) { first, _ in !first }.runs)
        #expect(a.overlaps(b) == zip(x.isMember, y.isMember).contains { $0 && $1 })
        #expect(a.length == Int64(x.isMember.count { $0 }))
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `Clipping and gaps agree with a table of seconds`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let set = IntervalSet(random.intervals())
        let table = SecondTable(set)
        for _ in 0..<16 {
            let bounds = random.interval()
            var window = SecondTable()
            window.fill(bounds, with: true)
            #expect(Array(set.intersection(bounds)) == table.combined(with: window) { $0 && $1 }.runs)
            #expect(Array(set.complement(within: bounds)) == table.combined(with: window) { !$0 && $1 }.runs)
            #expect(set.contains(bounds) == table.combined(with: window) { !$0 && $1 }.runs.isEmpty)
            #expect(set.overlaps(bounds) == !table.combined(with: window) { $0 && $1 }.runs.isEmpty)
        }
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `Inserting and removing agree with a table of seconds`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var set = IntervalSet()
        var table = SecondTable()
        for _ in 0..<64 {
            let interval = random.interval()
            if Bool.random(using: &random) {
                set.insert(interval)
                table.fill(interval, with: true)
            } else {
                set.remove(interval)
                table.fill(interval, with: false)
            }
            #expect(Array(set) == table.runs)
        }
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `A union of many sets is that of all their intervals`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let lists = (0..<Int.random(in: 0...9, using: &random)).map { _ in random.intervals() }
        #expect(IntervalSet.union(of: lists.map { IntervalSet($0) }) == IntervalSet(lists.flatMap { $0 }))
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `Membership and the nearest instants agree with a table of seconds`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let set = IntervalSet(random.intervals())
        let table = SecondTable(set)
        let members = (0..<256).filter { table.isMember[$0] }
        let gaps = (-1...256).filter { $0 < 0 || $0 == 256 || !table.isMember[$0] }
        for second in 0..<256 {
            #expect(set.contains(Int64(second)) == table.isMember[second])
            #expect(set.nearestMember(to: Int64(second)).map { Int($0) } == members.nearest(to: second))
            #expect(Int(set.nearestFree(to: Int64(second))) == gaps.nearest(to: second))
        }
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `Starts of a span and the nearest of them agree with a table of seconds`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let set = IntervalSet(random.intervals())
        let table = SecondTable(set)
        let length = Int.random(in: 1...20, using: &random)
        let starts = (0...(256 - length)).filter { start in table.isMember[start..<(start + length)].allSatisfy(\.self)
        }
        let found = set.starts(ofLength: Int64(length)).flatMap { Array($0.start..<$0.end) }
        #expect(found.map { Int($0) } == starts)
        for second in stride(from: 0, to: 256, by: 3) {
            let nearest = set.nearestStart(to: Int64(second), length: Int64(length))
            #expect(nearest.map { Int($0) } == starts.nearest(to: second))
        }
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `Eroding and dilating agree with a table of seconds`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let set = IntervalSet(random.intervals())
        let before = Int64.random(in: 0...9, using: &random)
        let after = Int64.random(in: 0...9, using: &random)
        var dilated = SecondTable()
        var eroded = SecondTable()
        for interval in set {
            dilated.fill(Interval(start: interval.start - before, end: interval.end + after), with: true)
            if let rest = Interval(from: interval.start + before, to: interval.end - after) {
                eroded.fill(rest, with: true)
            }
        }
        #expect(Array(set.dilated(start: before, end: after).intersection(SecondTable.all)) == dilated.runs)
        #expect(Array(set.eroded(start: before, end: after)) == eroded.runs)
    }

    @Test func `The ends of the range of instants do not overflow`() {
        let all: IntervalSet = [Interval(start: .min, end: .max)]
        #expect(all.length == .max)
        #expect(all.dilated(start: 1, end: 1) == all)
        #expect(all.nearestFree(to: 0) == .max)
        #expect(all.subtracting([Interval(start: 0, end: 1)]).count == 2)
        let hole = all.subtracting([Interval(start: .min, end: .max - 1)])
        #expect(hole.nearestMember(to: .min) == Int64.max - 1)
    }

    @Test func `A copy does not see what is done to its original`() {
        var original: IntervalSet = [Interval(start: 1, end: 5)]
        let copy = original
        original.insert(Interval(start: 5, end: 9))
        #expect(Array(copy) == [Interval(start: 1, end: 5)])
        #expect(Array(original) == [Interval(start: 1, end: 9)])
    }
}

extension [Int] {
    /// The element nearest to a number, the lesser of two equally near.
    fileprivate func nearest(to number: Int) -> Int? {
        self.min { (abs($0 - number), $0) < (abs($1 - number), $1) }
    }
}
