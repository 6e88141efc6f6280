import ArgumentParser
import PolicySimulation

/// A column with its name or value, as in `paid=Amount`.
struct ColumnAssignment: ExpressibleByArgument {
    let column: CancellationColumn
    let text: String

    init?(argument: String) {
        guard let mark = argument.firstIndex(of: "="),
            let column = CancellationColumn(rawValue: String(argument[..<mark])),
            argument.index(after: mark) < argument.endIndex
        else { return nil }
        self.column = column
        text = String(argument[argument.index(after: mark)...])
    }

    /// The texts by column; throws a `ValidationError` where a column stands twice.
    static func dictionary(_ all: [ColumnAssignment], of option: String) throws -> [CancellationColumn: String] {
        var texts: [CancellationColumn: String] = [:]
        for assignment in all {
            guard texts.updateValue(assignment.text, forKey: assignment.column) == nil else {
                throw ValidationError("\(option) names \(assignment.column.rawValue) twice.")
            }
        }
        return texts
    }
}
