import Policies
public import Money

/// A simulation's outcome as one page of HTML that needs nothing besides itself.
public struct SimulationPage {
    /// What the page says of how it came about.
    public struct Origin: Sendable {
        /// The input's name.
        public let input: String

        /// The program that computed it, with its version.
        public let engine: String

        /// The date of the computation, as it shall stand there.
        public let date: String

        /// What a page says of its making.
        public init(input: String, engine: String, date: String) {
            self.input = input
            self.engine = engine
            self.date = date
        }
    }

    private let report: SimulationReport
    private let changes: [Currency: [ChangeDistribution]]
    private let origin: Origin

    /// A page of a report and of how refunds change against its baseline.
    public init(_ report: SimulationReport, changes: [Currency: [ChangeDistribution]], origin: Origin) {
        self.report = report
        self.changes = changes
        self.origin = origin
    }

    /// The page as HTML.
    public var html: String {
        let body = head + totals + months + differences + notes
        return """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Refunds under other policies</title>
            <style>\(PageStyle.text)</style>
            <main>
            \(body)</main>
            </html>

            """
    }

    private var head: String {
        let rows = "\(report.rows) cancellations read, \(report.rejected) of them rejected"
        let policies = report.policies.enumerated().map { index, section in
            let base = isBaseline(section) ? " (baseline)" : ""
            return "<li><i class=\"s\(index % 6)\"></i> <b>\(PageText.escape(section.name))</b>\(base) "
                + "<code>\(section.version)</code></li>"
        }
        return """
            <h1>Refunds under other policies</h1>
            <p>What past cancellations would have paid back under each policy. Input: \(PageText.escape(origin.input)), \
            \(rows). Computed \(PageText.escape(origin.date)) by \(PageText.escape(origin.engine)).</p>
            <ul class="key">\(policies.joined())</ul>

            """
    }

    private var totals: String {
        let rows = report.policies.flatMap { section in
            section.totals.map { line in
                let figures = line.figures
                let currency = line.group.currency
                let difference = line.difference.map { ($0 > 0 ? "+" : "") + PageText.amount($0, currency) } ?? ""
                return [
                    section.name, currency.code, "\(figures.cancellations)", "\(figures.refunded)", "\(figures.failed)",
                    PageText.amount(figures.paid, currency), PageText.amount(figures.refund, currency), difference,
                ]
            }
        }
        let names = ["Policy", "Currency", "Cancelled", "Refunded", "Failed", "Paid", "Refund", "Difference"]
        return "<h2>Totals</h2>\n" + PageText.table(names, rows, textColumns: 2)
    }

    private var months: String {
        guard report.dimensions.contains(.month) else {
            return "<h2>Refunds by month</h2>\n<p>Months were not told apart.</p>\n"
        }
        let currencies = report.policies.first?.totals.map(\.group.currency) ?? []
        return currencies.map { "<h2>Refunds by month, \($0.code)</h2>\n" + MonthChart(report, currency: $0).svg }
            .joined()
    }

    private var differences: String {
        guard let baseline = report.baseline else {
            return "<h2>Who gains and who loses</h2>\n<p>No baseline was given to compare with.</p>\n"
        }
        var text = ""
        for currency in changes.keys.sorted(by: { $0.code < $1.code }) {
            for (section, distribution) in zip(report.policies, changes[currency] ?? []) where !isBaseline(section) {
                let title = "\(PageText.escape(section.name)) against \(PageText.escape(baseline)), \(currency.code)"
                text += "<h2>\(title)</h2>\n" + ChangePanel(distribution, currency: currency).html
            }
        }
        return text
    }

    private func isBaseline(_ section: SimulationReport.Section) -> Bool {
        report.baseline.map(ExactText.init) == ExactText(section.name)
    }

    private var notes: String {
        """
        <h2>What this is not</h2>
        <ul>
        <li>A replay holds behaviour fixed. Under a stricter policy people would have cancelled at other times, or not \
        booked; under a more generous one, more would have.</li>
        <li>Rejected rows are in no figure. Rows on which a policy failed count as cancellations, and as no refund of any \
        amount.</li>
        <li>Months are those of the cancellation, in UTC. Currencies are never added. Payment fees are not part of it.</li>
        <li>All sums are exact to the minor unit. Percentiles are by the nearest rank.</li>
        </ul>

        """
    }
}
