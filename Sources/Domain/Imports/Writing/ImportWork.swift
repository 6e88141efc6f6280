/// What has become of a provider's rows so far.
struct ImportWork {
    let source: SourceProvider
    let origin: String
    private(set) var entries: [ImportEntry] = []

    init(of source: SourceProvider, from origin: String) {
        self.source = source
        self.origin = origin
    }

    mutating func tell(
        _ row: SourceRow,
        _ outcome: ImportEntry.Outcome,
        _ reason: String? = nil,
        record: String? = nil
    ) {
        var entry = ImportEntry(row, outcome, reason, record: record)
        entry.provider = source.row.id
        entries.append(entry)
    }

    /// That a row was brought in, as it was but for what the reader and `reasons` say.
    mutating func tellMade(_ row: SourceRow, record: String, _ reasons: [String] = []) {
        let all = [source.remarks[row]].compactMap(\.self) + reasons
        tell(row, all.isEmpty ? .created : .adapted, all.isEmpty ? nil : all.joined(separator: "; "), record: record)
    }
}
