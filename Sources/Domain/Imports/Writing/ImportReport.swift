/// What an import did, or would do.
package struct ImportReport: Sendable {
    package let origin: String
    package let isTrial: Bool

    /// In the order of files and lines.
    package let entries: [ImportEntry]

    init(origin: String, isTrial: Bool, entries: [ImportEntry]) {
        self.origin = origin
        self.isTrial = isTrial
        self.entries = entries.enumerated().sorted { left, right in
            let (a, b) = (left.element.row, right.element.row)
            return (a.file ?? "", a.line ?? .max, left.offset) < (b.file ?? "", b.line ?? .max, right.offset)
        }.map(\.element)
    }

    /// How many rows of a kind had an outcome.
    package func count(_ kind: SourceRow.Kind, _ outcome: ImportEntry.Outcome) -> Int {
        entries.count { $0.row.kind == kind && $0.outcome == outcome }
    }

    /// Whether somebody has to look at a row.
    package var hasRefusals: Bool { entries.contains { $0.outcome == .refused } }
}
