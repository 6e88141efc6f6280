/// Starts that can be booked.
package struct OfferedStarts: Sendable {
    /// Unix seconds, in ascending order.
    package internal(set) var starts: [Int64] = []

    /// What a seat of each of them costs, in minor units of the service's currency; empty if no rule sets prices.
    package internal(set) var prices: [Int64] = []

    /// Whether other starts can be listed in a second, though no calendar changes: the rule reads how long it is until a start.
    package internal(set) var changesWithTime = false

    package init() {}

    init(starts: [Int64], prices: [Int64] = [], changesWithTime: Bool) {
        assert(prices.isEmpty || prices.count == starts.count, "Each start has a price, or none has.")
        self.starts = starts
        self.prices = prices
        self.changesWithTime = changesWithTime
    }

    mutating func append(_ other: OfferedStarts) {
        starts += other.starts
        prices += other.prices
        changesWithTime = changesWithTime || other.changesWithTime
    }

    /// Drops all but the first `limit`.
    package mutating func cut(to limit: Int) {
        guard starts.count > limit else { return }
        starts.removeLast(starts.count - limit)
        prices.removeLast(max(0, prices.count - limit))
    }
}
