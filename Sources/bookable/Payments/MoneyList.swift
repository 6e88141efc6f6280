import CivilTime
import Money
import PolicySimulation

/// A list of what is about money, as a table, CSV or JSON.
struct MoneyList {
    let names: [String]

    /// Columns that a table leaves out where there is no room, the least needed first.
    var optional: [String] = ["digits", "note", "method"]

    /// Columns of numbers.
    private static let numbers: Set = ["amount", "refunded", "disputed", "paid", "price", "entitlement", "digits"]

    /// Columns whose texts may be cut in a table; the others have ids, times and words.
    private static let texts: Set = ["note", "reason", "problem", "reference"]

    /// Prints the rows; throws if standard output cannot be written.
    func show(_ rows: [[String]], as format: TabularFormat) throws {
        let headings = names.map { name -> TextTable.Heading in
            if Self.numbers.contains(name) { return .right(name) }
            return Self.texts.contains(name) ? .left(name) : .whole(name)
        }
        let text = format.text(headings, names, rows, optional: optional)
        let documents = rows.map { row in
            Dictionary(
                uniqueKeysWithValues: zip(names, row).map { ($0, Value(text: $1, isNumber: Self.numbers.contains($0))) }
            )
        }
        try Console.write(try text ?? Console.json(documents))
    }

    /// A cell as JSON has it.
    private struct Value: Encodable {
        let text: String
        let isNumber: Bool

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if isNumber, let number = Int64(text) { try container.encode(number) } else { try container.encode(text) }
        }
    }
}

extension TabularFormat {
    /// An amount as people read it in a table, and in minor units for programs.
    func amount(_ amount: Int64, _ currency: Currency) -> String {
        self == .table ? FigureText.amount(amount, currency) : "\(amount)"
    }

    /// An instant, in a table without its seconds.
    func instant(_ instant: Instant) -> String {
        self == .table ? "\(instant)".prefix(16) + "Z" : "\(instant)"
    }
}
