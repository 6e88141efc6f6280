import CivilTime

/// Examines the first rows of an input when none can be read, for options that would make them readable.
struct InputDiagnosis {
    /// How many rows are looked at.
    private static let rows = 50

    /// Throws code `.unclear`, naming all options that could help, if no row can be read.
    static func check(
        _ chunk: RecordChunk,
        header: CancellationHeader,
        zones: ZoneDirectory
    ) throws(SimulationError) {
        // Fields are unquoted in place, so this needs bytes of its own.
        let copy = RecordChunk(copying: chunk)
        let records = RecordReader(copy, defaults: header.defaults.fields)
        var parser = RowParser(header: header, zones: zones)
        var lines: [CancellationColumn: String] = [:]
        for _ in 0..<rows {
            guard case .record = records.next() else { break }
            let faults = parser.faults(records)
            if faults.isEmpty { return }
            // Names that are not UTF-8 are rejected row by row: another encoding is only likely.
            for (column, rejection) in faults
            where lines[column] == nil && rejection.option != nil && column != .booking && column != .provider {
                lines[column] = "line \(records.line): \(rejection.reason)"
            }
        }
        guard !lines.isEmpty else { return }
        let found = CancellationColumn.allCases.compactMap { lines[$0] }
        throw SimulationError(
            code: .unclear,
            message: (["none of the first rows can be read without being told how"] + found).joined(separator: "\n  ")
        )
    }
}
