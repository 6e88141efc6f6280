/// Which instances of a series do not take place as its rule says.
internal struct SeriesExceptions {
    /// The instances, by what tells them apart, in order.
    private var ids: [Int64] = []
    /// The midnights of days on the series' clock, on which no instance takes place.
    private var days: Set<Int64> = []

    internal mutating func insert(id: Int64) { ids.append(id) }
    internal mutating func insert(day: Int64) { days.insert(day) }

    /// To be called when all are inserted.
    internal mutating func sort() { ids.sort() }

    internal var namesDays: Bool { !days.isEmpty }

    /// Whether it names an instance; O(log n).
    internal func contains(id: Int64, day: Int64) -> Bool {
        if !days.isEmpty, days.contains(day) { return true }
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id
    }
}
