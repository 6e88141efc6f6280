import Policies
import Money

/// Finds the group of each row, and counts.
struct GroupTable {
    private let byMonth: Bool
    private let byProvider: Bool
    private let byInitiator: Bool
    private let policyCount: Int

    private var places: [UInt64: Int] = [:]
    private var groups: [SimulationTotals.Group] = []

    /// One figure for each group and policy, group by group.
    private var figures: [SimulationTotals.Figures] = []

    private var providers = NameTable()
    private let months = MonthTable.shared

    /// Groups of rows before, each at a place that its key gives.
    private var latest: [(key: UInt64, place: Int)] = Array(repeating: (.max, 0), count: 256)

    init(dimensions: [SimulationDimension], policyCount: Int) {
        byMonth = dimensions.contains(.month)
        byProvider = dimensions.contains(.provider)
        byInitiator = dimensions.contains(.cancelledBy)
        self.policyCount = policyCount
    }

    /// The place of a row's group.
    mutating func place(of row: CancellationRow) -> Int {
        let month = byMonth ? months.month(ofDay: Self.day(of: row.figures.cancelledAt)) : 0
        let provider = byProvider ? providers.number(of: row.provider) : 0
        precondition(provider < 1 << 27, "a simulation tells at most 134 million providers apart")
        let initiator = byInitiator ? Int(row.cancelledBy.plainValue) : 0
        let letters = row.currency.letters
        let currency = UInt64(letters.0 & 31) << 10 | UInt64(letters.1 & 31) << 5 | UInt64(letters.2 & 31)
        // 20 bits of month, 15 of currency, 2 of initiator and 27 of provider.
        let key = UInt64(month) << 44 | currency << 29 | UInt64(initiator) << 27 | UInt64(provider)
        let slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 56)
        if latest[slot].key == key { return latest[slot].place }
        let place = places[key] ?? add(key, group(of: row, month: month))
        latest[slot] = (key, place)
        return place
    }

    /// Counts a row for one policy, with the amount payable now; `nil` when the policy failed.
    mutating func count(place: Int, policy: Int, paid: Int64, refund: Int64?) {
        figures[place * policyCount + policy].add(paid: paid, refund: refund)
    }

    /// The figures as a value that can be merged.
    func figuresByGroup() -> [SimulationTotals.Group: [SimulationTotals.Figures]] {
        var result: [SimulationTotals.Group: [SimulationTotals.Figures]] = [:]
        for (place, group) in groups.enumerated() {
            let figures = Array(figures[place * policyCount..<(place + 1) * policyCount])
            let other = result.updateValue(figures, forKey: group)
            // Rows would be lost: the table and the dictionary must tell groups apart in the same way.
            precondition(other == nil, "two groups of a simulation are the same")
        }
        return result
    }

    private mutating func add(_ key: UInt64, _ group: SimulationTotals.Group) -> Int {
        let place = groups.count
        places[key] = place
        groups.append(group)
        figures.append(contentsOf: repeatElement(SimulationTotals.Figures(), count: policyCount))
        return place
    }

    private func group(of row: CancellationRow, month: Int) -> SimulationTotals.Group {
        SimulationTotals.Group(
            month: byMonth ? Self.name(ofMonth: month) : nil,
            provider: byProvider ? ExactText(String(decoding: row.provider, as: UTF8.self)) : nil,
            currency: row.currency,
            cancelledBy: byInitiator ? row.cancelledBy : nil
        )
    }

    /// Days since 1970-01-01 of the instant's date in UTC.
    private static func day(of instant: Int64) -> Int {
        Int(instant >= 0 ? instant / 86_400 : (instant - 86_399) / 86_400)
    }

    private static func name(ofMonth month: Int) -> String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return padded(month / 12, 4) + "-" + padded(month % 12 + 1, 2)
    }
}
