import Policies
import Money

extension SimulationReport {
    /// The groups of every policy as CSV after RFC 4180, with a header line.
    ///
    /// Amounts are whole minor units, with the currency's digits beside them. A text that a spreadsheet would take for a
    /// formula gets an apostrophe in front.
    public func csv() -> String {
        let dimensions = dimensions.filter { $0 != .currency }
        let columns =
            ["policy", "version"] + dimensions.map(\.rawValue)
            + ["currency", "digits", "cancellations", "refunded", "failed", "paid", "refund"]
            + (baseline == nil ? [] : ["difference"])
        var text = CSVText.line(columns)
        for section in policies {
            for line in section.groups {
                var fields = [CSVText.safe(section.name), section.version.description]
                fields += dimensions.map { CSVText.safe(line.group[$0]) }
                fields += [line.group.currency.code, String(line.group.currency.digits)]
                fields += [line.figures.cancellations, line.figures.refunded, line.figures.failed].map { String($0) }
                fields += [String(line.figures.paid), String(line.figures.refund)]
                if baseline != nil { fields.append(line.difference.map { String($0) } ?? "") }
                text += CSVText.line(fields)
            }
        }
        return text
    }
}
