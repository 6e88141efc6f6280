/// A STANDARD or DAYLIGHT part of a VTIMEZONE: from which moments on an offset holds.
internal struct Observance {
    internal var start: TimeValue?
    internal var offsetFrom: Int64?
    internal var offsetTo: Int64?
    internal var rules: [RecurrenceRule] = []
    internal var dates: [TimeValue] = []

    /// Reads a UTC-OFFSET such as `+0130` or `-023000` (RFC 5545 §3.3.14), in seconds.
    internal static func offset(_ bytes: Bytes) -> Int64? {
        let text = bytes.trimmed
        let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
        let digits = isSigned ? text.part(from: 1) : text
        guard digits.count == 4 || digits.count == 6, let hours = digits.number(at: 0, digits: 2), hours < 24,
            let minutes = digits.number(at: 2, digits: 2), minutes < 60
        else { return nil }
        var seconds = (hours * 60 + minutes) * 60
        if digits.count == 6 {
            guard let rest = digits.number(at: 4, digits: 2), rest < 60 else { return nil }
            seconds += rest
        }
        return Int64(text.first == UInt8(ascii: "-") ? -seconds : seconds)
    }

    /// The instants from which it holds, the last one before `range` and those in it; `nil` if it cannot be understood or its
    /// rules take too many steps.
    internal func onsets(in range: ClosedRange<Int64>, budget: inout StepBudget) -> [Int64]? {
        guard let start, let offsetFrom, offsetTo != nil else { return nil }
        var walls = [start.wall] + dates.map(\.wall)
        for rule in rules {
            guard rule.frequency >= .monthly else { return nil }
            // A rule without an end has had an onset lately; with one it has to be followed from its beginning.
            let hasEnd = rule.count != nil || rule.until != nil
            let first = hasEnd ? start.wall : Swift.max(start.wall, range.lowerBound - Self.lookBack)
            let until = rule.until.map {
                $0.form == .utc ? $0.wall + offsetFrom : $0.isDate ? $0.wall + 86_399 : $0.wall
            }
            let last = Swift.min(until ?? .max, range.upperBound)
            guard first <= last else { continue }
            budget.beginRule()
            guard budget.spend(rule.timesOfDay) else { return nil }
            var expansion = CoarseExpansion(rule, start: start.wall)
            let isComplete = expansion.forEach(in: first...last, budget: &budget) { wall in
                walls.append(wall)
                return walls.count < Self.greatestCount
            }
            guard isComplete else { return nil }
        }
        walls.sort()
        let firstInRange = walls.firstIndex { $0 >= range.lowerBound } ?? walls.count
        return walls[Swift.max(0, firstInRange - 1)...].filter { $0 <= range.upperBound }.map { $0 - offsetFrom }
    }

    /// More than any clock was ever changed.
    private static let greatestCount = 10_000

    /// Ten years: rules for zones come once or twice a year.
    private static let lookBack: Int64 = 10 * 366 * 86_400
}
