import Money

/// Who gains and who loses under one policy: counts, percentiles, a histogram and the largest changes.
struct ChangePanel {
    private static let percents = [0, 5, 25, 50, 75, 95, 100]

    private let distribution: ChangeDistribution
    private let currency: Currency
    private let sorted: [(change: Int64, count: Int)]

    init(_ distribution: ChangeDistribution, currency: Currency) {
        self.distribution = distribution
        self.currency = currency
        sorted = distribution.sorted()
    }

    var html: String {
        summary + percentiles + histogram + largest("Largest gains", distribution.largestGains)
            + largest("Largest losses", distribution.largestLosses)
    }

    private var summary: String {
        func share(_ count: Int) -> String {
            let all = distribution.count
            let tenths = all > 0 ? (count * 1000 + all / 2) / all : 0
            return "\(PageText.bookings(count)) (\(tenths / 10).\(tenths % 10) %)"
        }
        return """
            <p>More for \(share(distribution.gaining)), \(PageText.amount(distribution.gained, currency)) \
            \(currency.code) in all; less for \(share(distribution.losing)), \
            \(PageText.amount(distribution.lost, currency)) \(currency.code) in all; the same for \
            \(share(distribution.unchanged)).</p>

            """
    }

    private var percentiles: String {
        let values = Self.percents.map { percent in
            ChangeDistribution.percentile(percent, of: sorted).map { signed($0) } ?? ""
        }
        let names = Self.percents.map { $0 == 0 ? "Lowest" : $0 == 100 ? "Highest" : "\($0) %" }
        let stepped = distribution.isStepped ? "<p>Percentiles are exact to 1/512 of their size.</p>\n" : ""
        return PageText.table(["Change"] + names, [["per booking"] + values], textColumns: 1) + stepped
    }

    /// Bookings by their change; those that get the same are not drawn.
    private var histogram: String {
        let changed = sorted.filter { $0.change != 0 }
        guard let low = ChangeDistribution.percentile(1, of: changed),
            let high = ChangeDistribution.percentile(99, of: changed)
        else { return "<p>No booking changes.</p>\n" }
        let step = Self.step(for: high - low)
        let first = Self.bin(low, step)
        let last = Self.bin(high, step)
        var counts = Array(repeating: 0, count: last - first + 1)
        for (change, count) in changed { counts[min(max(Self.bin(change, step), first), last) - first] += count }
        let places = counts.enumerated().map { index, count in
            let from = Int64(first + index) * step
            let title = "\(signed(from)) to \(signed(from + step)) \(currency.code): \(PageText.bookings(count))"
            let name = (from > 0 ? "+" : "") + PageText.axis(from, step: step, currency)
            return BarChart.Place(name: name, bars: [(Int128(count), from < 0 ? .less : .more, title)])
        }
        let title = "Bookings by the change of their refund in \(currency.code)"
        let key = "<p class=\"key\"><i class=\"less\"></i> gets less &nbsp; <i class=\"more\"></i> gets more</p>\n"
        return key
            + "<p>Bookings by the change of their refund in \(currency.code), without those that get the same. A bar begins "
            + "at the change below its left edge; the outermost bars hold all that lie further out.</p>\n"
            + BarChart(
                title: title,
                places: places,
                namesAreBounds: true,
                label: { value, _ in FigureText.count(value) }
            ).svg
    }

    private func largest(_ title: String, _ extremes: [ChangeDistribution.Extreme]) -> String {
        guard !extremes.isEmpty else { return "" }
        let rows = extremes.map { extreme in
            let amounts = [extreme.baseline, extreme.refund].map { PageText.amount($0, currency) }
            return [extreme.booking, FigureText.count(extreme.line)] + amounts + [signed(extreme.change)]
        }
        return PageText.table([title, "Line", "Baseline", "Policy", "Change"], rows, textColumns: 1)
    }

    private func signed(_ change: Int64) -> String {
        (change > 0 ? "+" : "") + PageText.amount(change, currency)
    }

    /// A width of 1, 2 or 5 times a power of ten that makes at most some 25 bars.
    private static func step(for range: Int64) -> Int64 {
        var power: Int64 = 1
        while true {
            for factor in [1, 2, 5] as [Int64] where range / (power * factor) <= 24 { return power * factor }
            power *= 10
        }
    }

    /// The bar of a change; a bar lies on one side of zero.
    private static func bin(_ change: Int64, _ step: Int64) -> Int {
        Int(change >= 0 ? change / step : -((-change + step - 1) / step))
    }
}
