import Money

/// What each policy refunds in each month, in one currency.
struct MonthChart {
    private let report: SimulationReport
    private let currency: Currency

    init(_ report: SimulationReport, currency: Currency) {
        self.report = report
        self.currency = currency
    }

    var svg: String {
        let sums = report.policies.map { section in
            section.groups.filter { $0.group.currency == currency }.reduce(into: [String: Int128]()) {
                $0[$1.group.month ?? "", default: 0] += $1.figures.refund
            }
        }
        let months = Set(sums.flatMap(\.keys)).sorted()
        let places = months.map { month in
            BarChart.Place(
                name: month,
                bars: sums.enumerated().map { index, sum in
                    let refund = sum[month] ?? 0
                    let amount = "\(PageText.amount(refund, currency)) \(currency.code)"
                    let title = "\(report.policies[index].label), \(month): \(amount)"
                    return (refund, .policy(index), title)
                }
            )
        }
        let title = "Refunds by month and policy in \(currency.code)"
        return BarChart(title: title, places: places, label: { PageText.axis($0, step: $1, currency) }).svg
    }
}
