import ArgumentParser
import Policies
import PolicySimulation

/// How a simulation's figures are printed.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json

    /// Prints the report; throws if standard output cannot be written.
    func show(_ report: SimulationReport) throws {
        switch self {
        case .table: try Console.print(report.table(width: ConsoleWidth.current), terminator: "")
        case .csv: try Console.write(report.csv())
        case .json: try Console.write(report.json() + "\n")
        }
    }
}
