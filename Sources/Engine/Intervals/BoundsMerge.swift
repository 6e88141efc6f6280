/// Which instants a merge of two sets keeps, as a table of four bits.
///
/// Bit `inFirst + 2 · inSecond` says whether an instant with that membership is kept. Bit 0 is clear in all of them:
/// what is in neither set is in no result.
internal struct MergeRule: Equatable {
    internal let table: Int

    internal static let either = MergeRule(table: 0b1110)
    internal static let both = MergeRule(table: 0b1000)
    internal static let onlyFirst = MergeRule(table: 0b0010)
    internal static let exactlyOne = MergeRule(table: 0b0110)

    /// The same with the operands exchanged.
    fileprivate var exchanged: MergeRule {
        MergeRule(table: table & 0b1001 | (table & 0b0010) << 1 | (table & 0b0100) >> 1)
    }

    @inline(__always)
    fileprivate func keeps(_ inFirst: Int, _ inSecond: Int) -> Int {
        (table &>> (inFirst | inSecond &<< 1)) & 1
    }
}

/// Merges two strictly ascending lists of bounds, neither empty, into the bounds of the set that `rule` keeps.
///
/// O(n + m), and O(k · log(n + m)) comparisons when one of them has *k* bounds and the other more than sixteen times as
/// many; what is kept of the longer one is then copied in runs.
///
/// Three ideas make it fast.
///
/// *One loop for all.* Of a list of bounds the gaps are the same list read from the second bound on. So what lies in both
/// sets, in the first and in a gap of the second, or in a gap of both, whose gaps are the union, all are overlaps of two
/// lists of pairs, and one loop finds overlaps.
///
/// *No conditions.* A step of that loop writes the overlap of two pairs, keeps it if it is not empty by moving the place
/// of the next one, and passes the pair that ends first. Each is a comparison whose result is added, so the cost does not
/// hang on how well the branches can be predicted.
///
/// *Lanes.* A step has to wait for the one before, which chose the pairs. So a stretch of the first list is cut into
/// three, the places in the second list are looked up, and the three are worked on in turn: while one waits, the others
/// go on.
///
/// The pointers are safe because of these facts. A list of *n* pairs is read below position 2 n. A step passes one pair of
/// two lists and writes at most one, so that *n* and *m* pairs have at most n + m − 1 overlaps, and one more place is
/// written ahead; cutting in lanes looks at one pair of the second list twice, so a lane gets room for n + m + 1. A
/// whole merge looks at the overlaps of lists with at most n + m + 2 pairs in all at any one time, and everything found
/// before lies in front of those. The room asked for below is larger than the sum.
internal func mergeBounds(_ first: [Int64], _ second: [Int64], keeping rule: MergeRule) -> [Int64] {
    assert(!first.isEmpty && !second.isEmpty, "a merge has two operands")
    let room = first.count + second.count + 4 * (Overlaps.lanes + 3)
    return first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
            [Int64](unsafeUninitializedCapacity: room) { output, count in
                guard let a = first.baseAddress, let b = second.baseAddress, let out = output.baseAddress else {
                    return
                }
                let (first, second) = (Pairs(a, first.count / 2), Pairs(b, second.count / 2))
                count = merge(first, second, into: out, rule) - out
                assert(count <= room && count.isMultiple(of: 2), "the result fits its room, in pairs")
            }
        }
    }
}

private func merge(
    _ first: Pairs,
    _ second: Pairs,
    into out: UnsafeMutablePointer<Int64>,
    _ rule: MergeRule
) -> UnsafeMutablePointer<Int64> {
    // A look-up takes as long as many steps of the loop: it pays only when it spares more.
    // The longer list comes second, so the rule is exchanged when that was the first operand.
    if first.count > 16 * second.count { return gallop(second, first, into: out, rule.exchanged) }
    if second.count > 16 * first.count { return gallop(first, second, into: out, rule) }
    switch rule {
    case .both: return Overlaps.append(first, second, to: out)
    case .onlyFirst: return appendDifference(first, second, to: out)
    case .either: return appendUnion(first, second, to: out)
    // The symmetric difference needs no overlaps: its bounds are those of either list that the other has not.
    default: return appendBounds(first, second, to: out)
    }
}

/// Bounds read two by two: the intervals of a set or, from the second bound on, the gaps between them.
private struct Pairs {
    let bounds: UnsafePointer<Int64>
    let count: Int

    @inline(__always)
    init(_ bounds: UnsafePointer<Int64>, _ count: Int) {
        self.bounds = bounds
        self.count = count
    }

    var gaps: Pairs { Pairs(bounds + 1, count - 1) }
    var first: Int64 { bounds[0] }
    var last: Int64 { bounds[2 * count - 1] }

    /// The position of the first pair from `start` on that ends after `instant`, found by steps that double.
    ///
    /// O(log k) for *k* pairs passed over.
    @inline(__always)
    func firstEnding(after instant: Int64, from start: Int) -> Int {
        var lower = start
        var width = 1
        while lower + width <= count, bounds[2 * (lower + width) - 1] <= instant {
            lower += width
            width *= 2
        }
        // The last step failed, so that the answer is one of the pairs that it would have passed over.
        var size = min(width - 1, count - lower)
        while size > 0 {
            let half = size / 2
            // Two selections in place of a branch, which would be mispredicted every other time.
            let isBefore = bounds[2 * (lower + half) + 1] <= instant
            lower = isBefore ? lower + half + 1 : lower
            size = isBefore ? size - half - 1 : half
        }
        assert(start <= lower && lower <= count, "a search ends where it began or behind")
        return lower
    }
}

/// What two lists of pairs have in common.
private enum Overlaps {
    static let lanes = 3

    /// How many pairs of the first list a lane takes at a time; with what it meets of the second it stays in the cache.
    private static let pairsALane = 1_024

    /// Appends the overlaps of two lists of pairs.
    static func append(_ a: Pairs, _ b: Pairs, to out: UnsafeMutablePointer<Int64>) -> UnsafeMutablePointer<Int64> {
        guard a.count > 0, b.count > 0 else { return out }
        var out = out
        var i = a.firstEnding(after: b.first, from: 0)
        guard i < a.count else { return out }
        var j = b.firstEnding(after: a.bounds[2 * i], from: 0)
        // With fewer pairs the three look-ups take longer than the waiting that lanes spare.
        while a.count - i >= 32 * lanes, b.count - j >= 32 * lanes {
            let pairs = min((a.count - i) / lanes, pairsALane)
            (out, j) = appendInLanes(a, b, from: i, j, pairs: pairs, to: out)
            i += lanes * pairs
        }
        var rest = Lane(a, i..<a.count, b, j..<b.count, out)
        rest.finish()
        return rest.out
    }

    /// Appends the overlaps of `lanes * pairs` pairs of `a` from position `i` on, none of which meets `b` before `j`.
    ///
    /// Gives back the position in `b` from which the pairs of `a` that follow can meet it.
    private static func appendInLanes(
        _ a: Pairs,
        _ b: Pairs,
        from i: Int,
        _ j: Int,
        pairs: Int,
        to out: UnsafeMutablePointer<Int64>
    ) -> (UnsafeMutablePointer<Int64>, Int) {
        let (i1, i2, i3) = (i + pairs, i + 2 * pairs, i + 3 * pairs)
        let j1 = b.firstEnding(after: a.bounds[2 * i1], from: j)
        let j2 = b.firstEnding(after: a.bounds[2 * i2], from: j1)
        let j3 = i3 < a.count ? b.firstEnding(after: a.bounds[2 * i3], from: j2) : b.count
        // The pair at which a lane begins may reach into the lane before.
        var x = Lane(a, i..<i1, b, j..<min(j1 + 1, b.count), out)
        var y = Lane(a, i1..<i2, b, j1..<min(j2 + 1, b.count), x.out + x.room)
        var z = Lane(a, i2..<i3, b, j2..<min(j3 + 1, b.count), y.out + y.room)
        let (yBegin, zBegin) = (y.out, z.out)
        while true {
            // For so many steps no lane has to ask whether it is at its end.
            let steps = min(x.sureSteps, y.sureSteps, z.sureSteps)
            if steps == 0 { break }
            for _ in 0..<steps {
                x.step()
                y.step()
                z.step()
            }
        }
        x.finish()
        y.finish()
        z.finish()
        assert(x.out <= yBegin && y.out <= zBegin, "no lane writes into the room of the next")
        // Each lane had room for the most it could find, which left gaps between what they found.
        x.out.update(from: yBegin, count: y.out - yBegin)
        let end = x.out + (y.out - yBegin)
        end.update(from: zBegin, count: z.out - zBegin)
        return (end + (z.out - zBegin), j3)
    }

    /// A part of the first list, what it can meet of the second, and where their overlaps go.
    private struct Lane {
        var a: UnsafePointer<Int64>
        var b: UnsafePointer<Int64>
        var out: UnsafeMutablePointer<Int64>
        let aEnd: UnsafePointer<Int64>
        let bEnd: UnsafePointer<Int64>

        @inline(__always)
        init(_ a: Pairs, _ i: Range<Int>, _ b: Pairs, _ j: Range<Int>, _ out: UnsafeMutablePointer<Int64>) {
            self.a = a.bounds + 2 * i.lowerBound
            self.b = b.bounds + 2 * j.lowerBound
            self.out = out
            aEnd = a.bounds + 2 * i.upperBound
            bEnd = b.bounds + 2 * j.upperBound
        }

        /// How many bounds may be written.
        var room: Int { (aEnd - a) + (bEnd - b) + 2 }

        /// A number of steps after which neither list is read beyond its end.
        @inline(__always)
        var sureSteps: Int { min(aEnd - a, bEnd - b) / 2 }

        @inline(__always)
        mutating func step() {
            let (aStop, bStop) = (a[1], b[1])
            let start = max(a[0], b[0])
            let stop = min(aStop, bStop)
            out[0] = start
            // Written in any case: if the overlap is empty, the next one is written over it.
            out[1] = stop
            out += start < stop ? 2 : 0
            let isFirst = aStop <= bStop ? 2 : 0
            a += isFirst
            // Of 0 and 2, the other one.
            b += isFirst ^ 2
        }

        @inline(__always)
        mutating func finish() {
            while a < aEnd, b < bEnd { step() }
            assert(a <= aEnd && b <= bEnd, "a lane reads whole pairs of its own part")
        }
    }
}

/// Appends what lies in `first` and before, between or after the pairs of `second`.
private func appendDifference(
    _ first: Pairs,
    _ second: Pairs,
    to out: UnsafeMutablePointer<Int64>
) -> UnsafeMutablePointer<Int64> {
    withBeforeAndAfter(second) { before, after in
        var end = Overlaps.append(first, before, to: out)
        end = Overlaps.append(first, second.gaps, to: end)
        return Overlaps.append(first, after, to: end)
    }
}

/// Appends the union: its gaps are what is outside of both sets.
private func appendUnion(
    _ first: Pairs,
    _ second: Pairs,
    to out: UnsafeMutablePointer<Int64>
) -> UnsafeMutablePointer<Int64> {
    out[0] = min(first.first, second.first)
    let end = withBeforeAndAfter(first) { beforeFirst, afterFirst in
        withBeforeAndAfter(second) { beforeSecond, afterSecond in
            // In the order of time, with which the result comes sorted. What lies before both or after both is left
            // out, since the union has no bound there.
            var end = Overlaps.append(beforeFirst, second.gaps, to: out + 1)
            end = Overlaps.append(beforeFirst, afterSecond, to: end)
            end = Overlaps.append(first.gaps, beforeSecond, to: end)
            end = Overlaps.append(first.gaps, second.gaps, to: end)
            end = Overlaps.append(first.gaps, afterSecond, to: end)
            end = Overlaps.append(afterFirst, beforeSecond, to: end)
            return Overlaps.append(afterFirst, second.gaps, to: end)
        }
    }
    end[0] = max(first.last, second.last)
    return end + 1
}

/// Lends what lies before the first and after the last of some pairs, as a pair each.
private func withBeforeAndAfter<Result>(_ pairs: Pairs, _ body: (Pairs, Pairs) -> Result) -> Result {
    assert(pairs.count > 0, "there is a first and a last")
    return withUnsafeTemporaryAllocation(of: Int64.self, capacity: 4) { ends in
        _ = ends.initialize(from: [.min, pairs.first, pairs.last, .max])
        guard let ends = ends.baseAddress else { preconditionFailure("four bounds have an address") }
        return body(Pairs(ends, 1), Pairs(ends + 2, 1))
    }
}

/// Appends the bounds that are in exactly one of the lists: there, membership in exactly one of the sets changes.
private func appendBounds(
    _ first: Pairs,
    _ second: Pairs,
    to out: UnsafeMutablePointer<Int64>
) -> UnsafeMutablePointer<Int64> {
    var (a, b, out) = (first.bounds, second.bounds, out)
    let (aEnd, bEnd) = (a + 2 * first.count, b + 2 * second.count)
    while a < aEnd, b < bEnd {
        let (x, y) = (a[0], b[0])
        out[0] = min(x, y)
        // Where both have a bound, both memberships change, and that in exactly one stays what it is.
        out += x == y ? 0 : 1
        a += x <= y ? 1 : 0
        b += y <= x ? 1 : 0
    }
    assert(a <= aEnd && b <= bEnd, "neither list is read beyond its end")
    out.update(from: a, count: aEnd - a)
    out += aEnd - a
    out.update(from: b, count: bEnd - b)
    return out + (bEnd - b)
}

/// Merges a few bounds with many, looking up where each of the few lies.
///
/// Between two of the few, the set of the few is all there or not at all, so that a run of the many is kept as it is,
/// turned inside out, which leaves its bounds the same, or without effect.
private func gallop(
    _ few: Pairs,
    _ many: Pairs,
    into out: UnsafeMutablePointer<Int64>,
    _ rule: MergeRule
) -> UnsafeMutablePointer<Int64> {
    var out = out
    var position = 0
    for i in 0..<(2 * few.count) {
        let bound = few.bounds[i]
        let inFew = i & 1
        let next = many.firstBound(atOrAbove: bound, from: position)
        assert(position <= next, "places in the longer list only move on")
        // The parity of a position is the membership just before it, in the few as in the many.
        if rule.keeps(inFew, 0) != rule.keeps(inFew, 1) {
            out.update(from: many.bounds + position, count: next - position)
            out += next - position
        }
        position = next < 2 * many.count && many.bounds[next] == bound ? next + 1 : next
        // A bound that both lists have is passed in both, and is kept only if the result changes there.
        out[0] = bound
        out += rule.keeps(inFew, next & 1) == rule.keeps(inFew ^ 1, position & 1) ? 0 : 1
    }
    guard rule.keeps(0, 1) == 1 else { return out }
    out.update(from: many.bounds + position, count: 2 * many.count - position)
    return out + (2 * many.count - position)
}

extension Pairs {
    /// The position of the first bound from `start` on that is `value` or greater.
    fileprivate func firstBound(atOrAbove value: Int64, from start: Int) -> Int {
        // Below the least integer there is none to look for, and every bound is at or above it.
        guard value > .min else { return start }
        let pair = firstEnding(after: value &- 1, from: start / 2)
        guard pair < count else { return 2 * count }
        return bounds[2 * pair] >= value ? 2 * pair : 2 * pair + 1
    }
}
