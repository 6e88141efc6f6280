/// What a file holds, read but not yet compared with what is here.
package struct SourceContents: Sendable {
    package var providers: [SourceProvider] = []

    /// Rows that the reader leaves out or refuses.
    package var entries: [ImportEntry] = []

    package init() {}

    mutating func refuse(_ row: SourceRow, _ reason: String) {
        entries.append(ImportEntry(row, .refused, reason))
    }

    mutating func skip(_ row: SourceRow, _ reason: String) {
        entries.append(ImportEntry(row, .skipped, reason))
    }
}
