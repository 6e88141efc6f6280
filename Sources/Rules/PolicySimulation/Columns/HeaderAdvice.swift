import Policies

/// Suggests options that make a file readable whose header lacks columns.
struct HeaderAdvice {
    let names: [String]
    let problems: [ColumnNames.Problem]
    let preset: ExportPreset?
    let options: ReadingOptions

    /// All that is missing, each with the option that helps.
    var error: SimulationError {
        let missing = problems.compactMap { problem in
            if case .missing(let column) = problem { column } else { nil }
        }
        var lines: [String] = []
        if !missing.isEmpty {
            let list = missing.map(\.rawValue).joined(separator: ", ")
            lines.append("the header lacks the column\(missing.count == 1 ? "" : "s") \(list)")
        }
        for case .unknown(let column, let name) in problems {
            let shown = PlainText.oneLine(name, limit: 60)
            lines.append("the header has no column '\(shown)', which --map names for \(column.rawValue)")
        }
        lines.append("it has: \(PlainText.oneLine(names.joined(separator: ", "), limit: 300))")
        if let preset { lines.append("it is read as --preset \(preset.name), which \(preset.remark)") }
        lines += problems.map(advice)
        return SimulationError(code: .header, message: lines.joined(separator: "\n  "))
    }

    private func advice(_ problem: ColumnNames.Problem) -> String {
        let column =
            switch problem {
            case .missing(let column), .unknown(let column, _): column
            }
        let candidates = candidates(for: column)
        let name = candidates.isEmpty ? "NAME" : candidates.joined(separator: "\" or \"")
        return "say --map \(column.rawValue)=\"\(name)\"\(alternative(column))"
    }

    private func alternative(_ column: CancellationColumn) -> String {
        switch column {
        case .booking, .bookedAt, .startAt, .cancelledAt, .paid: ""
        case .provider: ", or --default provider_id=… if all are of one"
        case .currency: ", or --default currency=EUR"
        case .alreadyRefunded: ", or --default already_refunded=0"
        case .endAt: ", or --default end_at=+60 if all take 60 minutes"
        case .cancelledBy: ", or --default cancelled_by=client"
        case .zone, .service: ""
        }
    }

    /// Names of the header that other programs use for a column and that nothing else is read from.
    private func candidates(for column: CancellationColumn) -> [String] {
        let taken = Set(
            (CancellationColumn.allCases.map(\.rawValue) + Array(options.names.values)).map(ColumnName.folded)
        )
        let usual = ColumnName.usual(for: column)
        return names.filter { name in
            let folded = ColumnName.folded(name)
            guard !taken.contains(folded) else { return false }
            let plain = folded.replacing("_(metadata)", with: "")
            return usual.contains(folded) || plain == column.rawValue
        }
        .map { PlainText.oneLine($0, limit: 60) }
    }
}
