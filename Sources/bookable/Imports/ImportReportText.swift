import Imports

/// What became of an import, for people: at most 80 columns.
struct ImportReportText {
    private static let width = 80
    private static let headings: [(ImportEntry.Outcome, String)] = [
        (.created, "brought in"), (.adapted, "changed"), (.present, "here before"), (.skipped, "left out"),
        (.refused, "refused"),
    ]

    private let report: ImportReport

    init(_ report: ImportReport) {
        self.report = report
    }

    var text: String {
        var lines = [report.isTrial ? "Dry run: nothing was written." : "Imported from \(report.origin).", ""]
        lines += table
        lines += section("Refused:", .refused)
        lines += section("Brought in, with a change:", .adapted)
        lines += leftOut
        return lines.joined(separator: "\n")
    }

    private var table: [String] {
        let heading = Self.row("", Self.headings.map(\.1))
        let rows = SourceRow.Kind.allCases.compactMap { kind -> String? in
            let counts = Self.headings.map { report.count(kind, $0.0) }
            guard counts.contains(where: { $0 > 0 }) else { return nil }
            return Self.row(Self.plural(kind), counts.map { $0 == 0 ? "-" : "\($0)" })
        }
        return rows.isEmpty ? ["There is nothing in it to import."] : [heading] + rows
    }

    private static func row(_ name: String, _ cells: [String]) -> String {
        let first = name + String(repeating: " ", count: max(0, 14 - name.count))
        return first + cells.map { String(repeating: " ", count: max(0, 12 - $0.count)) + $0 }.joined()
    }

    /// Each row by itself.
    private func section(_ title: String, _ outcome: ImportEntry.Outcome) -> [String] {
        let entries = report.entries.filter { $0.outcome == outcome }
        guard !entries.isEmpty else { return [] }
        return ["", title]
            + entries.flatMap { entry in
                let isProvider = entry.row.kind == .provider
                let provider = entry.provider.flatMap { isProvider ? nil : " (provider \($0))" } ?? ""
                let name = "\(Self.singular(entry.row.kind)) \(entry.row.id)\(provider)"
                return Self.wrapped("\(Self.place(of: entry.row))\(name): \(entry.reason ?? "")")
            }
    }

    /// Rows that are left out for the same reason, together.
    private var leftOut: [String] {
        let entries = report.entries.filter { $0.outcome == .skipped }
        guard !entries.isEmpty else { return [] }
        var groups: [(kind: SourceRow.Kind, reason: String, ids: [String])] = []
        var places: [String: Int] = [:]
        for entry in entries {
            let reason = entry.reason ?? ""
            let key = "\(entry.row.kind.rawValue) \(reason)"
            if let place = places[key] {
                groups[place].ids.append(entry.row.id)
            } else {
                places[key] = groups.count
                groups.append((entry.row.kind, reason, [entry.row.id]))
            }
        }
        return ["", "Left out:"]
            + groups.flatMap { group in
                let name = group.ids.count == 1 ? Self.singular(group.kind) : Self.plural(group.kind)
                return Self.wrapped("\(name) \(Self.ranges(group.ids)): \(group.reason)")
            }
    }

    private static func place(of row: SourceRow) -> String {
        switch (row.file, row.line) {
        case (let file?, let line?): "\(file), line \(line), "
        case (let file?, nil): "\(file), "
        case (nil, let line?): "line \(line), "
        case (nil, nil): ""
        }
    }

    /// `1-3, 7` for the numbers 1, 2, 3 and 7; other ids one by one.
    static func ranges(_ ids: [String]) -> String {
        var parts: [String] = []
        var first: Int?
        var last = 0
        func end() {
            guard let start = first else { return }
            parts.append(start == last ? "\(start)" : "\(start)-\(last)")
            first = nil
        }
        for id in ids {
            guard let number = Int(id), "\(number)" == id else {
                end()
                parts.append(id)
                continue
            }
            if first != nil, number == last + 1 {
                last = number
            } else {
                end()
                first = number
                last = number
            }
        }
        end()
        return parts.joined(separator: ", ")
    }

    /// Lines of at most 80 characters; a word that is longer is cut.
    private static func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        var line = " "
        for word in text.split(separator: " ") {
            var word = word
            if line.count + 1 + word.count > width, line.contains(where: { $0 != " " }) {
                lines.append(line)
                line = "   "
            }
            while line.count + 1 + word.count > width {
                let room = width - line.count - 1
                lines.append("\(line) \(word.prefix(room))")
                word = word.dropFirst(room)
                line = "   "
            }
            line += " \(word)"
        }
        return lines + [line]
    }

    private static func singular(_ kind: SourceRow.Kind) -> String {
        switch kind {
        case .blockedTime: "blocked time"
        case .other: "row"
        default: kind.rawValue
        }
    }

    private static func plural(_ kind: SourceRow.Kind) -> String {
        kind == .hours ? "hours" : "\(singular(kind))s"
    }
}
