import ArgumentParser
import Policies

/// How a simulation's figures are printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json

    /// Prints the report.
    func show(_ report: SimulationReport) {
        let text = text(report)
        let endsLine = text.utf8.last == UInt8(ascii: "\n")
        print(text, terminator: endsLine ? "" : "\n")
    }

    /// The report as text in this format.
    private func text(_ report: SimulationReport) -> String {
        switch self {
        case .table: report.table()
        case .csv: report.csv()
        case .json: report.json()
        }
    }
}
