import CivilTime
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

    private var providers: [String: Int] = [:]
    private var latestProvider: (name: String, number: Int) = ("", -1)
    private var latest: (key: UInt64, place: Int)?

    init(dimensions: [SimulationDimension], policyCount: Int) {
        byMonth = dimensions.contains(.month)
        byProvider = dimensions.contains(.provider)
        byInitiator = dimensions.contains(.cancelledBy)
        self.policyCount = policyCount
    }

    /// The place of a row's group.
    mutating func place(of row: CancellationRow) -> Int {
        let month = byMonth ? Self.month(of: row.figures.cancelledAt) : 0
        let provider = byProvider ? number(ofProvider: row.provider) : 0
        let initiator = byInitiator ? Int(row.cancelledBy.plainValue) : 0
        let letters = row.currency.letters
        let currency = UInt64(letters.0 & 31) << 10 | UInt64(letters.1 & 31) << 5 | UInt64(letters.2 & 31)
        // 20 bits of month, 15 of currency, 2 of initiator and 27 of provider.
        let key = UInt64(month) << 44 | currency << 29 | UInt64(initiator) << 27 | UInt64(provider)
        if let latest, latest.key == key { return latest.place }
        let place = places[key] ?? add(key, group(of: row, month: month))
        latest = (key, place)
        return place
    }

    /// Counts a row for one policy, with the amount payable now; none when the policy failed.
    mutating func count(place: Int, policy: Int, paid: Int64, refund: Int64?) {
        let index = place * policyCount + policy
        figures[index].cancellations += 1
        figures[index].paid += Int128(paid)
        guard let refund else {
            figures[index].failed += 1
            return
        }
        if refund > 0 { figures[index].refunded += 1 }
        figures[index].refund += Int128(refund)
    }

    /// The figures as a value that can be merged.
    func figuresByGroup() -> [SimulationTotals.Group: [SimulationTotals.Figures]] {
        var result: [SimulationTotals.Group: [SimulationTotals.Figures]] = [:]
        for (place, group) in groups.enumerated() {
            result[group] = Array(figures[place * policyCount..<(place + 1) * policyCount])
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
            provider: byProvider ? latestProvider.name : nil,
            currency: row.currency,
            cancelledBy: byInitiator ? row.cancelledBy : nil
        )
    }

    private mutating func number(ofProvider field: UnsafeBufferPointer<UInt8>) -> Int {
        if latestProvider.number >= 0, field.elementsEqual(latestProvider.name.utf8) { return latestProvider.number }
        let name = String(decoding: field, as: UTF8.self)
        let number = providers[name] ?? providers.count
        precondition(number < 1 << 27, "a simulation tells at most 134 million providers apart")
        providers[name] = number
        latestProvider = (name, number)
        return number
    }

    /// Months since the year 0 of the instant's date in UTC.
    private static func month(of instant: Int64) -> Int {
        let days = Int((instant - (instant % 86_400 + 86_400) % 86_400) / 86_400)
        guard let date = CivilDate(daysSinceEpoch: days) else { return 0 }
        return date.year * 12 + date.month - 1
    }

    private static func name(ofMonth month: Int) -> String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return padded(month / 12, 4) + "-" + padded(month % 12 + 1, 2)
    }
}
