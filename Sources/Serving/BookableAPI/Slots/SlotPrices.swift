import Bookings

/// What a seat of each slot of a list costs, where an availability rule sets prices.
struct SlotPrices: Sendable {
    private let starts: [Int64]
    private let prices: [Int64]

    /// `nil` if all cost what the service does.
    init?(_ found: OfferedStarts) {
        guard !found.prices.isEmpty else { return nil }
        starts = found.starts
        prices = found.prices
    }

    /// The price of one of the list's slots in minor units; O(log *n*).
    func price(of start: Int64) -> Int64 {
        var lower = 0
        var upper = starts.count - 1
        while lower < upper {
            let middle = (lower + upper) / 2
            if starts[middle] < start { lower = middle + 1 } else { upper = middle }
        }
        assert(starts[lower] == start, "Only slots of the list are asked about.")
        return prices[lower]
    }

    /// Bytes.
    var memory: Int { (starts.count + prices.count) * MemoryLayout<Int64>.stride }
}
