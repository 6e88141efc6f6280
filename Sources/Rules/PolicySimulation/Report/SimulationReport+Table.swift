import Policies
import Money

extension SimulationReport {
    /// The report as a table for people, with amounts in the units of their currencies.
    public func table() -> String {
        var text = "\(rows) rows"
        text += rejected > 0 ? ", \(rejected) of them rejected\n" : "\n"
        let dimensions = dimensions.filter { $0 != .currency }
        for section in policies {
            text += "\n\(PlainText.oneLine(section.name, limit: 200))  \(section.version)\n"
            var table = TextTable(headings(dimensions))
            for line in section.groups { table.add(cells(line, dimensions)) }
            table.addRule()
            for line in section.totals { table.add(cells(line, dimensions)) }
            text += table.text
        }
        return text
    }

    private func headings(_ dimensions: [SimulationDimension]) -> [TextTable.Heading] {
        dimensions.map { .left($0.rawValue) }
            + [.left("currency"), .right("cancelled"), .right("refunded"), .right("failed"), .right("paid")]
            + [.right("refund")] + (baseline == nil ? [] : [.right("difference")])
    }

    private func cells(_ line: Line, _ dimensions: [SimulationDimension]) -> [String] {
        let currency = line.group.currency
        let figures = line.figures
        var cells = dimensions.map { PlainText.oneLine(line.group[$0], limit: 40) }
        cells += [currency.code, String(figures.cancellations), String(figures.refunded), String(figures.failed)]
        cells += [currency.decimal(figures.paid), currency.decimal(figures.refund)]
        if baseline != nil { cells.append(line.difference.map { currency.decimal($0) } ?? "") }
        return cells
    }
}
