/// A table of text, laid out for a given width.
package struct TextTable {
    package enum Heading {
        case left(String)
        case right(String)

        /// As `left`, of texts that mean nothing if they are cut, such as ids.
        case whole(String)

        var text: String {
            switch self {
            case .left(let text), .right(let text), .whole(let text): text
            }
        }

        var isRight: Bool {
            if case .right = self { true } else { false }
        }

        var canBeCut: Bool {
            if case .left = self { true } else { false }
        }
    }

    /// A column of text is never narrower than this, which is more than most names need to be told apart.
    private static let leastTextWidth = 12

    private let headings: [Heading]

    /// Headings of columns that may be left out where there is too little room, the least needed first.
    private let optional: [String]

    /// `nil` is a rule.
    private var rows: [[String]?] = []

    package init(_ headings: [Heading], optional: [String] = []) {
        self.headings = headings
        self.optional = optional
    }

    package mutating func add(_ cells: [String]) {
        assert(cells.count == headings.count, "every column has a cell")
        rows.append(cells)
    }

    mutating func addRule() {
        rows.append(nil)
    }

    /// The table with all of its columns, each line with its line break.
    package var text: String { text(fitting: .max) }

    /// The table in lines of at most `width` characters, if that can be: texts are cut, with a sign, and then columns left out
    /// that the last line names.
    package func text(fitting width: Int) -> String {
        var columns = Array(headings.indices)
        var omitted: [String] = []
        for name in optional where self.width(columns, leastText: true) > width {
            guard let column = headings.firstIndex(where: { $0.text == name }) else { continue }
            columns.removeAll { $0 == column }
            omitted.append(name)
        }
        let widths = widths(columns, fitting: width)
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        let lines =
            [line(headings.map(\.text), columns, widths)]
            + rows.map { $0.map { line($0, columns, widths) } ?? rule }
        let note = omitted.isEmpty ? [] : ["(no room for: \(omitted.joined(separator: ", ")))"]
        return (lines + note).map { $0 + "\n" }.joined()
    }

    private func widths(_ columns: [Int], fitting width: Int) -> [Int] {
        var widths = columns.map { natural($0) }
        let gaps = 2 * max(0, columns.count - 1)
        while widths.reduce(gaps, +) > width {
            let texts = columns.indices.filter { headings[columns[$0]].canBeCut && widths[$0] > Self.leastTextWidth }
            guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func width(_ columns: [Int], leastText: Bool) -> Int {
        columns.reduce(2 * max(0, columns.count - 1)) { sum, column in
            sum + (headings[column].canBeCut ? min(natural(column), Self.leastTextWidth) : natural(column))
        }
    }

    private func natural(_ column: Int) -> Int {
        rows.compactMap { $0?[column].count }.reduce(headings[column].text.count, max)
    }

    private func line(_ cells: [String], _ columns: [Int], _ widths: [Int]) -> String {
        var padded = zip(columns, widths).map { column, width in
            let cell = cells[column].count > width ? cells[column].prefix(width - 1) + "…" : cells[column]
            let space = String(repeating: " ", count: width - cell.count)
            return headings[column].isRight ? space + cell : cell + space
        }
        if let last = columns.last, !headings[last].isRight, let text = padded.last {
            padded[padded.count - 1] = String(text.reversed().drop { $0 == " " }.reversed())
        }
        return padded.joined(separator: "  ")
    }
}
