import ArgumentParser
import Policies

/// How a simulation's figures are printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json

    /// The report as text in this format.
    func text(_ report: SimulationReport) -> String {
        switch self {
        case .table: report.table()
        case .csv: report.csv()
        case .json: report.json()
        }
    }
}
