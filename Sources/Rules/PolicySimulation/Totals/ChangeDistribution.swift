/// How much more or less each booking gets back under one policy than under the baseline, in one currency.
///
/// Changes are minor units. Up to 100,000 different changes are counted one by one, and everything is exact; beyond
/// that, changes are counted in steps of at most 1/512 of their size, and percentiles are exact to such a step. Parts give
/// the same whole in any order.
public struct ChangeDistribution: Hashable, Sendable {
    /// A booking with a large change.
    public struct Extreme: Hashable, Sendable {
        /// `booking_id` of the row.
        public let booking: String

        /// Where the row begins, from 1.
        public let line: Int

        /// Minor units under the baseline.
        public let baseline: Int64

        /// Minor units under the policy.
        public let refund: Int64

        /// Minor units more than under the baseline.
        public var change: Int64 { refund - baseline }
    }

    /// How many of the largest changes are kept, on each side.
    static let extremeCount = 5

    private static let maximumValues = 100_000

    /// Bookings that get more.
    public private(set) var gaining = 0

    /// Bookings that get less.
    public private(set) var losing = 0

    /// Bookings that get the same.
    public private(set) var unchanged = 0

    /// Minor units that those who gain get more.
    public private(set) var gained: Int128 = 0

    /// Minor units that those who lose get less, not negative.
    public private(set) var lost: Int128 = 0

    /// The largest changes upward, the largest first; of equal ones, those that stand first in the input.
    public private(set) var largestGains: [Extreme] = []

    /// The largest changes downward, in the same order.
    public private(set) var largestLosses: [Extreme] = []

    /// Whether changes are counted in steps.
    public private(set) var isStepped = false

    /// Bookings by their change, or by the step that it lies in.
    private var counts: [Int64: Int] = [:]

    init() {}

    /// Bookings that both policies decide.
    public var count: Int { gaining + losing + unchanged }

    /// Counts a booking; its name is asked for only when it is kept.
    mutating func add(baseline: Int64, refund: Int64, line: Int, booking: () -> String) {
        let change = refund - baseline
        tally(isStepped ? Self.step(change) : change, 1)
        if change == 0 {
            unchanged += 1
            return
        }
        if change > 0 {
            gaining += 1
            gained += Int128(change)
        } else {
            losing += 1
            lost -= Int128(change)
        }
        let kept = change > 0 ? largestGains : largestLosses
        if kept.count == Self.extremeCount, let last = kept.last, last.change.magnitude > change.magnitude { return }
        keep(Extreme(booking: booking(), line: line, baseline: baseline, refund: refund))
    }

    /// Adds what another part of the input gave.
    mutating func merge(_ other: ChangeDistribution) {
        gaining += other.gaining
        losing += other.losing
        unchanged += other.unchanged
        gained += other.gained
        lost += other.lost
        if other.isStepped { makeStepped() }
        for (change, count) in other.counts { tally(isStepped ? Self.step(change) : change, count) }
        (other.largestGains + other.largestLosses).forEach { keep($0) }
    }

    /// The changes in ascending order, each with how many bookings it stands for.
    ///
    /// O(*n* log *n*) in the number of different changes.
    public func sorted() -> [(change: Int64, count: Int)] {
        counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The change at a percentile, 0 to 100, by the nearest rank; `nil` without bookings.
    public static func percentile(_ percent: Int, of sorted: [(change: Int64, count: Int)]) -> Int64? {
        let total = sorted.reduce(0) { $0 + $1.count }
        let rank = max(1, (total * percent + 99) / 100)
        var seen = 0
        for (change, count) in sorted {
            seen += count
            if seen >= rank { return change }
        }
        return nil
    }

    private mutating func tally(_ value: Int64, _ count: Int) {
        counts[value, default: 0] += count
        if !isStepped, counts.count > Self.maximumValues { makeStepped() }
    }

    private mutating func makeStepped() {
        guard !isStepped else { return }
        isStepped = true
        let exact = counts
        counts = [:]
        for (change, count) in exact { counts[Self.step(change), default: 0] += count }
    }

    /// The change with all but its ten leading binary digits cleared.
    private static func step(_ change: Int64) -> Int64 {
        let width = 64 - change.magnitude.leadingZeroBitCount
        guard width > 10 else { return change }
        let cleared = Int64((change.magnitude >> UInt64(width - 10)) << UInt64(width - 10))
        return change < 0 ? -cleared : cleared
    }

    private mutating func keep(_ extreme: Extreme) {
        func insert(into list: inout [Extreme]) {
            let place = list.firstIndex { other in
                (other.change.magnitude, extreme.line) < (extreme.change.magnitude, other.line)
            }
            list.insert(extreme, at: place ?? list.count)
            if list.count > Self.extremeCount { list.removeLast() }
        }
        if extreme.change > 0 { insert(into: &largestGains) } else { insert(into: &largestLosses) }
    }
}
