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
        var rows =
            "\(FigureText.count(report.rows)) cancellations read, \(FigureText.count(report.rejected)) of them rejected"
        if report.leftOut > 0 { rows += ", \(FigureText.count(report.leftOut)) repeated and left out" }
        let policies = report.policies.enumerated().map { index, section in
            let base = isBaseline(section) ? " (baseline)" : ""
            return
                "<li><i class=\"s\(index % 6)\"></i> <b>\(PageText.escape(title(section)))</b>\(base) \(script(section))"
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
                let difference = line.difference.map { FigureText.difference($0, currency) } ?? ""
                let counts = [figures.cancellations, figures.refunded, figures.failed].map { FigureText.count($0) }
                let kept = figures.paid - figures.refund
                let amounts = [figures.paid, figures.refund, kept].map { FigureText.amount($0, currency) }
                let share = FigureText.share(figures.refund, of: figures.paid)
                return [title(section), currency.code] + counts + amounts + [share, difference]
            }
        }
        let names = [
            "Policy", "Currency", "Cancelled", "Refunded", "Failed", "Paid", "Refund", "Kept", "Share", "Difference",
        ]
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
                let base = report.policies.first(where: isBaseline).map(title) ?? baseline
                let heading = "\(PageText.escape(title(section))) against \(PageText.escape(base)), \(currency.code)"
                text += "<h2>\(heading)</h2>\n" + ChangePanel(distribution, currency: currency).html
            }
        }
        return text
    }

    /// A policy's own name, unless another policy on the page has the same.
    private func title(_ section: SimulationReport.Section) -> String {
        report.policies.count { $0.label == section.label } == 1 ? section.label : section.name
    }

    /// The file of a policy's script, or the name by which it was asked for, where it calls itself otherwise.
    private func script(_ section: SimulationReport.Section) -> String {
        guard title(section) != section.name else { return "" }
        let file = section.name.hasSuffix(".lua") ? section.name.split(separator: "/").last.map(String.init) : nil
        return "(\(PageText.escape(file ?? section.name))) "
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
