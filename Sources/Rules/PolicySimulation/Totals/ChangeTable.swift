import Money

/// Compares what each policy gives for a row with what the baseline gives.
struct ChangeTable {
    private let baseline: Int

    /// What each policy gives for the row at hand; `nil` where it failed.
    private var amounts: [Int64?]
    private var places: [Currency: Int] = [:]
    private var latest: (currency: Currency, place: Int)?

    /// One for each currency and policy, currency by currency.
    private var distributions: [ChangeDistribution] = []

    init(baseline: Int, policyCount: Int) {
        self.baseline = baseline
        amounts = Array(repeating: nil, count: policyCount)
    }

    mutating func note(policy: Int, amount: Int64?) {
        amounts[policy] = amount
    }

    /// Counts the row once every policy's amount is noted.
    mutating func count(_ row: CancellationRow, line: Int) {
        guard let base = amounts[baseline] else { return }
        let place = place(of: row.currency)
        for (policy, amount) in amounts.enumerated() where policy != baseline {
            guard let amount else { continue }
            distributions[place + policy].add(baseline: base, refund: amount, line: line) {
                String(decoding: row.booking, as: UTF8.self)
            }
        }
    }

    /// What was counted, by currency and in the order of the policies.
    var byCurrency: [Currency: [ChangeDistribution]] {
        places.mapValues { Array(distributions[$0..<$0 + amounts.count]) }
    }

    private mutating func place(of currency: Currency) -> Int {
        if let latest, latest.currency == currency { return latest.place }
        let place = places[currency] ?? distributions.count
        if place == distributions.count {
            places[currency] = place
            distributions.append(contentsOf: repeatElement(ChangeDistribution(), count: amounts.count))
        }
        latest = (currency, place)
        return place
    }
}
