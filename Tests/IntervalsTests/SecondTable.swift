import Intervals

/// A set of the seconds 0 ..< 256 as a table, the plainest model of an interval set there is.
struct SecondTable: Equatable {
    static let all = Interval(start: 0, end: 256)
    var isMember = [Bool](repeating: false, count: 256)

    init() {}

    init(_ set: IntervalSet) {
        for interval in set { fill(interval, with: true) }
    }

    mutating func fill(_ interval: Interval, with value: Bool) {
        for second in max(interval.start, 0)..<max(min(interval.end, 256), max(interval.start, 0)) {
            isMember[Int(second)] = value
        }
    }

    func combined(with other: SecondTable, _ keep: (Bool, Bool) -> Bool) -> SecondTable {
        var result = SecondTable()
        result.isMember = zip(isMember, other.isMember).map(keep)
        return result
    }

    /// The members' runs, which is what the set must store.
    var runs: [Interval] {
        var runs: [Interval] = []
        var start: Int?
        for second in 0...256 {
            let isInside = second < 256 && isMember[second]
            if isInside, start == nil { start = second }
            if !isInside, let first = start {
                runs.append(Interval(start: Int64(first), end: Int64(second)))
                start = nil
            }
        }
        return runs
    }
}
