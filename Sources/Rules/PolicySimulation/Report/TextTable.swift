/// Columns of text, as wide as they need to be.
package struct TextTable {
    package enum Heading {
        case left(String)
        case right(String)

        var text: String {
            switch self {
            case .left(let text), .right(let text): text
            }
        }
    }

    private let headings: [Heading]

    /// `nil` is a rule.
    private var rows: [[String]?] = []

    package init(_ headings: [Heading]) {
        self.headings = headings
    }

    package mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    mutating func addRule() {
        rows.append(nil)
    }

    /// The table, each line with its line break.
    package var text: String {
        let widths = headings.indices.map { column in
            rows.compactMap { $0?[column].count }.reduce(headings[column].text.count, max)
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        let lines = [line(headings.map(\.text), widths)] + rows.map { $0.map { line($0, widths) } ?? rule }
        return lines.map { $0 + "\n" }.joined()
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var padded = headings.indices.map { column in
            let space = String(repeating: " ", count: widths[column] - cells[column].count)
            return switch headings[column] {
            case .left: cells[column] + space
            case .right: space + cells[column]
            }
        }
        if case .left = headings.last { padded[padded.count - 1] = cells[cells.count - 1] }
        return padded.joined(separator: "  ")
    }
}
