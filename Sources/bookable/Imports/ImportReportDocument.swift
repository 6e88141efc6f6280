import Imports

/// What became of an import, as JSON.
struct ImportReportDocument: Encodable {
    let dryRun: Bool
    let origin: String
    let counts: [Count]
    let rows: [Row]

    struct Count: Encodable {
        let kind: String
        let outcome: String
        let rows: Int
    }

    struct Row: Encodable {
        let kind: String
        let id: String
        let provider: String?
        let file: String?
        let line: Int?
        let outcome: String
        let reason: String?
        let record: String?
    }

    private enum CodingKeys: String, CodingKey {
        case origin, counts, rows
        case dryRun = "dry_run"
    }

    init(_ report: ImportReport) {
        dryRun = report.isTrial
        origin = report.origin
        counts = SourceRow.Kind.allCases.flatMap { kind in
            ImportEntry.Outcome.allCases.compactMap { outcome in
                let count = report.count(kind, outcome)
                return count == 0 ? nil : Count(kind: kind.rawValue, outcome: outcome.rawValue, rows: count)
            }
        }
        rows = report.entries.map { entry in
            Row(
                kind: entry.row.kind.rawValue,
                id: entry.row.id,
                provider: entry.provider,
                file: entry.row.file,
                line: entry.row.line,
                outcome: entry.outcome.rawValue,
                reason: entry.reason,
                record: entry.record
            )
        }
    }
}
