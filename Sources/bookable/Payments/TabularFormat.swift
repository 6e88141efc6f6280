import ArgumentParser
import Policies
import PolicySimulation

/// How rows are printed.
enum TabularFormat: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json

    /// The rows as a table or as CSV; `nil` for JSON, which has a form of its own.
    func text(
        _ headings: [TextTable.Heading],
        _ names: [String],
        _ rows: [[String]],
        optional: [String] = []
    ) -> String? {
        switch self {
        case .table:
            var table = TextTable(headings, optional: optional)
            for row in rows { table.add(row.map { PlainText.visible($0, keeping: []) }) }
            return table.text(fitting: ConsoleWidth.current)
        case .csv: return ([names] + rows.map { $0.map(CSVText.safe) }).map(CSVText.line).joined()
        case .json: return nil
        }
    }
}
