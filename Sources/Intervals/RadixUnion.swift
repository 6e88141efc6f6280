/// The bounds of the union of intervals in any order.
///
/// O(n) when the starts span less than 2³³ seconds, which is 272 years; for starts further apart, and for fewer than 64
/// intervals, O(n log n). O(n) without sorting when they ascend already.
///
/// Starts are sorted digit by digit from the lowest, 11 bits at a time, by counting how often each digit occurs and so
/// where its first interval belongs; all counts come from one reading. Joining what meets writes a pair of bounds at every
/// interval and moves on only behind the last of a run, so that it has no branch to mispredict.
///
/// The pointers are safe because each sorting pass puts every interval in a place of its own: the counts of a digit add up
/// to the number of intervals, for which both rooms are made; and joining writes at most as many pairs as there are.
internal func unionBounds(_ intervals: UnsafeBufferPointer<Interval>) -> [Int64] {
    guard let survey = Survey(intervals) else { return [] }
    if survey.hasEmpty { return intervals.filter { !$0.isEmpty }.withUnsafeBufferPointer(unionBounds) }
    if survey.isSorted { return joinedBounds(intervals) }
    guard 64...Int(UInt32.max) ~= intervals.count, survey.span < 1 << UInt64(3 * RadixPass.bits) else {
        return intervals.sorted().withUnsafeBufferPointer(joinedBounds)
    }
    let passes = survey.span < 1 << UInt64(2 * RadixPass.bits) ? 2 : 3
    return withUnsafeTemporaryAllocation(of: Interval.self, capacity: 2 * intervals.count) { rooms in
        let first = UnsafeMutableBufferPointer(rebasing: rooms[..<intervals.count])
        let second = UnsafeMutableBufferPointer(rebasing: rooms[intervals.count...])
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: passes << RadixPass.bits) { counts in
            counts.initialize(repeating: 0)
            RadixPass.count(intervals, from: survey.least, passes: passes, in: counts)
            RadixPass(counts, 0, survey.least).move(intervals, to: first)
            RadixPass(counts, 1, survey.least).move(UnsafeBufferPointer(first), to: second)
            if passes == 3 { RadixPass(counts, 2, survey.least).move(UnsafeBufferPointer(second), to: first) }
        }
        return joinedBounds(UnsafeBufferPointer(passes == 3 ? first : second))
    }
}

/// What one reading tells of intervals in any order.
private struct Survey {
    let isSorted: Bool
    let hasEmpty: Bool
    let least: Int64
    /// The distance of the last start from the first.
    let span: UInt64

    /// Nothing when there are no intervals.
    init?(_ intervals: UnsafeBufferPointer<Interval>) {
        guard var previous = intervals.first?.start else { return nil }
        var (least, greatest) = (previous, previous)
        var descents = 0
        var empty = 0
        for interval in intervals {
            descents |= interval.start < previous ? 1 : 0
            empty |= interval.start == interval.end ? 1 : 0
            previous = interval.start
            least = min(least, previous)
            greatest = max(greatest, previous)
        }
        isSorted = descents == 0
        hasEmpty = empty != 0
        self.least = least
        span = UInt64(bitPattern: greatest &- least)
    }
}

/// Sorting by one digit of the starts.
private struct RadixPass {
    static let bits = 11
    private static let mask: UInt64 = 1 << UInt64(bits) - 1

    private let places: UnsafeMutablePointer<UInt32>
    private let shift: UInt64
    private let least: Int64

    /// Turns the counts of a pass into the places of the first interval with each digit.
    init(_ counts: UnsafeMutableBufferPointer<UInt32>, _ pass: Int, _ least: Int64) {
        guard let base = counts.baseAddress else { preconditionFailure("counts have an address") }
        places = base + pass << Self.bits
        shift = UInt64(pass * Self.bits)
        self.least = least
        var sum: UInt32 = 0
        for digit in 0..<(1 << Self.bits) {
            let count = places[digit]
            places[digit] = sum
            sum &+= count
        }
    }

    /// Counts the digits of all passes.
    static func count(
        _ intervals: UnsafeBufferPointer<Interval>,
        from least: Int64,
        passes: Int,
        in counts: UnsafeMutableBufferPointer<UInt32>
    ) {
        guard let counts = counts.baseAddress else { return }
        for interval in intervals {
            var key = UInt64(bitPattern: interval.start &- least)
            for pass in 0..<passes {
                counts[pass << bits | Int(truncatingIfNeeded: key & mask)] &+= 1
                key &>>= UInt64(bits)
            }
        }
    }

    func move(_ source: UnsafeBufferPointer<Interval>, to target: UnsafeMutableBufferPointer<Interval>) {
        guard let target = target.baseAddress else { return }
        for interval in source {
            let key = UInt64(bitPattern: interval.start &- least) &>> shift
            let digit = Int(truncatingIfNeeded: key & Self.mask)
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
            let isNew = next.start > end
            out[0] = start
            out[1] = end
            out += isNew ? 2 : 0
            start ^= (start ^ next.start) & (isNew ? -1 : 0)
            end = max(end, next.end)
        }
        out[0] = start
        out[1] = end
        count = out + 2 - begin
    }
}
