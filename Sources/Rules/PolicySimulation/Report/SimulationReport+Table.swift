import Policies
import Money

extension SimulationReport {
    /// The report as text for people, in lines of at most `width` characters if that can be: first all policies side by side,
    /// then the groups of each.
    ///
    /// Amounts are in the units of their currencies.
    public func table(width: Int = 80) -> String {
        var text = input + "\n"
        for currency in policies.first?.totals.map(\.group.currency) ?? [] {
            text += "\n" + summary(currency, width)
        }
        let dimensions = dimensions.filter { $0 != .currency }
        guard !dimensions.isEmpty else { return text }
        for section in policies {
            text += "\n" + heading(section, width)
            text += groups(section, dimensions, width)
        }
        return text
    }

    private var input: String {
        var parts = ["\(FigureText.count(rows)) \(rows == 1 ? "row" : "rows")"]
        if rejected > 0 { parts.append("\(FigureText.count(rejected)) of them rejected") }
        if leftOut > 0 { parts.append("\(FigureText.count(leftOut)) repeated and left out") }
        return parts.joined(separator: ", ")
    }

    private func summary(_ currency: Currency, _ width: Int) -> String {
        var table = TextTable(
            [.left("policy"), .right("cancelled"), .right("paid"), .right("refund"), .right("kept"), .right("share")]
                + (baseline == nil ? [] : [.right("difference")]),
            optional: ["cancelled", "paid"]
        )
        var first: SimulationTotals.Figures?
        for section in policies {
            guard let line = section.totals.first(where: { $0.group.currency == currency }) else { continue }
            let figures = line.figures
            first = first ?? figures
            var cells = [PlainText.oneLine(section.name, limit: 200), FigureText.count(figures.cancellations)]
            cells += [figures.paid, figures.refund, figures.paid - figures.refund].map {
                FigureText.amount($0, currency)
            }
            cells.append(FigureText.share(figures.refund, of: figures.paid))
            if baseline != nil {
                cells.append(line.difference.map { FigureText.difference($0, currency) } ?? "baseline")
            }
            table.add(cells)
        }
        guard let first else { return "" }
        let noun = first.cancellations == 1 ? "cancellation" : "cancellations"
        let paid = FigureText.amount(first.paid, currency)
        return "\(currency.code): \(FigureText.count(first.cancellations)) \(noun), \(paid) paid\n"
            + table.text(fitting: width)
    }

    private func heading(_ section: Section, _ width: Int) -> String {
        let name = PlainText.oneLine(section.name, limit: 200)
        let version = section.version.description
        return name.count + 2 + version.count <= width ? "\(name)  \(version)\n" : "\(name)\n\(version)\n"
    }

    private func groups(_ section: Section, _ dimensions: [SimulationDimension], _ width: Int) -> String {
        let hasFailed = section.totals.contains { $0.figures.failed > 0 }
        let hasDifference = section.totals.contains { $0.difference != nil }
        var headings = dimensions.map { TextTable.Heading.left($0.rawValue) }
        headings += [.left("currency"), .right("cancelled"), .right("refunded")]
        if hasFailed { headings.append(.right("failed")) }
        headings += [.right("paid"), .right("refund")]
        if hasDifference { headings.append(.right("difference")) }
        var table = TextTable(headings, optional: ["refunded", "cancelled"])
        func cells(_ line: Line) -> [String] {
            let currency = line.group.currency
            let figures = line.figures
            var cells = dimensions.map { PlainText.oneLine(line.group[$0], limit: 200) } + [currency.code]
            cells += [figures.cancellations, figures.refunded].map { FigureText.count($0) }
            if hasFailed { cells.append(FigureText.count(figures.failed)) }
            cells += [figures.paid, figures.refund].map { FigureText.amount($0, currency) }
            if hasDifference { cells.append(line.difference.map { FigureText.difference($0, currency) } ?? "") }
            return cells
        }
        for line in section.groups { table.add(cells(line)) }
        table.addRule()
        for line in section.totals { table.add(cells(line)) }
        return table.text(fitting: width)
    }
}
