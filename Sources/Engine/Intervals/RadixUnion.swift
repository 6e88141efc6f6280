/// The bounds of the union of intervals in any order.
///
/// O(n) when the starts span less than 2³³ seconds, which is 272 years; for starts further apart, and for fewer than 64
/// intervals, O(n log n). O(n) without sorting when they ascend already.
///
/// Starts are sorted digit by digit from the lowest, at most 11 bits at a time, by counting how often each digit occurs and so
/// where its first interval belongs; all counts come from one reading. Digits are no longer than it takes for the passes that
/// there have to be, since a few intervals take less time than adding up the counts of long digits. Joining what meets writes a pair of bounds at every
/// interval and moves on only behind the last of a run, so that it has no branch to mispredict.
///
/// The pointers are safe because each sorting pass puts every interval in a place of its own: the counts of a digit add up
/// to the number of intervals, for which both rooms are made; and joining writes at most as many pairs as there are.
internal func unionBounds(_ intervals: UnsafeBufferPointer<Interval>) -> [Int64] {
    guard let summary = InputSummary(intervals) else { return [] }
    // Joining would take an empty interval for one that lies alone, so they are taken out first, and once.
    if summary.hasEmpty { return intervals.filter { !$0.isEmpty }.withUnsafeBufferPointer(unionBounds) }
    if summary.isSorted { return joinedBounds(intervals) }
    let (passes, bits) = summary.digits
    // Counts are 32 bits wide, which halves what a pass has to keep in the cache.
    guard 64...Int(UInt32.max) ~= intervals.count, passes <= 3 else {
        return intervals.sorted().withUnsafeBufferPointer(joinedBounds)
    }
    assert(passes > 0 && bits <= RadixPass.maximumBits, "the counts have room for each value of a digit")
    return withUnsafeTemporaryAllocation(of: Interval.self, capacity: 2 * intervals.count) { rooms in
        var (to, other) = (
            UnsafeMutableBufferPointer(rebasing: rooms[..<intervals.count]),
            UnsafeMutableBufferPointer(rebasing: rooms[intervals.count...])
        )
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: passes << bits) { counts in
            counts.initialize(repeating: 0)
            RadixPass.count(intervals, from: summary.least, passes: passes, bits: bits, in: counts)
            // The first pass reads the caller's intervals, so that they need no copy of their own.
            RadixPass(counts, 0, bits, summary.least).move(intervals, to: to)
            for pass in 1..<passes {
                RadixPass(counts, pass, bits, summary.least).move(UnsafeBufferPointer(to), to: other)
                swap(&to, &other)
            }
        }
        return joinedBounds(UnsafeBufferPointer(to))
    }
}

/// What one reading tells of intervals in any order.
private struct InputSummary {
    let isSorted: Bool
    let hasEmpty: Bool
    let least: Int64
    /// The distance of the last start from the first.
    let span: UInt64

    /// How many digits the starts have, counted from the least, and how many bits each has.
    var digits: (count: Int, bits: Int) {
        let bits = UInt64.bitWidth - span.leadingZeroBitCount
        let count = max(1, (bits + RadixPass.maximumBits - 1) / RadixPass.maximumBits)
        return (count, (bits + count - 1) / count)
    }

    /// `nil` when there are no intervals.
    init?(_ intervals: UnsafeBufferPointer<Interval>) {
        guard var previous = intervals.first?.start else { return nil }
        var (least, greatest) = (previous, previous)
        var descents = 0
        var empty = 0
        for interval in intervals {
            // Or-ing in place of leaving the loop: without a branch it is worked on several intervals at a time.
            descents |= interval.start < previous ? 1 : 0
            empty |= interval.start == interval.end ? 1 : 0
            previous = interval.start
            least = min(least, previous)
            greatest = max(greatest, previous)
        }
        isSorted = descents == 0
        hasEmpty = empty != 0
        self.least = least
        // The distance of two `Int64` may need 64 bits without a sign; as such the wrapped difference is right.
        span = UInt64(bitPattern: greatest &- least)
    }
}

/// Sorting by one digit of the starts.
private struct RadixPass {
    static let maximumBits = 11

    private let places: UnsafeMutablePointer<UInt32>
    private let shift: UInt64
    private let mask: UInt64
    private let least: Int64

    /// Turns the counts of a pass into the places of the first interval with each digit.
    init(_ counts: UnsafeMutableBufferPointer<UInt32>, _ pass: Int, _ bits: Int, _ least: Int64) {
        guard let base = counts.baseAddress else { preconditionFailure("counts have an address") }
        assert((pass + 1) << bits <= counts.count, "each pass has counts of its own")
        places = base + (pass << bits)
        shift = UInt64(pass * bits)
        mask = 1 << UInt64(bits) - 1
        self.least = least
        var sum: UInt32 = 0
        for digit in 0..<(1 << bits) {
            let count = places[digit]
            places[digit] = sum
            // The sum of all is the number of intervals, which fits.
            sum &+= count
        }
    }

    /// Counts the digits of all passes.
    static func count(
        _ intervals: UnsafeBufferPointer<Interval>,
        from least: Int64,
        passes: Int,
        bits: Int,
        in counts: UnsafeMutableBufferPointer<UInt32>
    ) {
        guard let counts = counts.baseAddress else { return }
        let mask: UInt64 = 1 << UInt64(bits) - 1
        for interval in intervals {
            var key = UInt64(bitPattern: interval.start &- least)
            for pass in 0..<passes {
                counts[pass &<< bits | Int(truncatingIfNeeded: key & mask)] &+= 1
                key &>>= UInt64(bits)
            }
            assert(key == 0, "a start has no digit that no pass sorts by")
        }
    }

    func move(_ source: UnsafeBufferPointer<Interval>, to target: UnsafeMutableBufferPointer<Interval>) {
        assert(source.count == target.count, "a pass moves as many intervals as there is room for")
        guard let target = target.baseAddress else { return }
        for interval in source {
            let key = UInt64(bitPattern: interval.start &- least) &>> shift
            let digit = Int(truncatingIfNeeded: key & mask)
            assert(Int(places[digit]) < source.count, "the counts of a digit add up to the intervals")
            (target + Int(places[digit])).initialize(to: interval)
            places[digit] &+= 1
        }
    }
}

/// Joins what overlaps or touches among intervals sorted by start, none of them empty.
private func joinedBounds(_ sorted: UnsafeBufferPointer<Interval>) -> [Int64] {
    [Int64](unsafeUninitializedCapacity: 2 * sorted.count + 2) { output, count in
        guard let begin = output.baseAddress, let first = sorted.first else { return }
        var out = begin
        var (start, end) = (first.start, first.end)
        for next in sorted {
            assert(start <= next.start && next.start < next.end, "starts ascend, and nothing is empty")
            let isNew = next.start > end
            out[0] = start
            out[1] = end
            out += isNew ? 2 : 0
            // Takes over the next start where a new interval begins: a selection that cannot become a branch.
            start ^= (start ^ next.start) & (isNew ? -1 : 0)
            end = max(end, next.end)
        }
        out[0] = start
        out[1] = end
        count = out + 2 - begin
        assert(count <= 2 * sorted.count, "joining makes no interval that was not there")
    }
}
