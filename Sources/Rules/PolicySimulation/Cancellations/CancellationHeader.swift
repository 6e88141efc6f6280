import CivilTime
import Policies

/// Where each column of a file of cancellations stands, and how its values are read.
final class CancellationHeader: Sendable {
    /// The names as they stand in the file.
    let names: [String]

    /// The options, with what the preset adds to them.
    let options: ReadingOptions

    /// The program whose export it is.
    let preset: ExportPreset?

    /// The place of each column, in the order of `CancellationColumn.allCases`; -1 for an optional one that is not there.
    ///
    /// Indexes beyond a record's own fields refer to defaults.
    private let places: [Int]

    /// The bytes of the defaults, each with `ByteLanes.overhang` readable bytes behind it.
    let defaults: DefaultFields

    /// Columns whose times are in UTC because their names say so.
    private let columnsInUTC: Set<CancellationColumn>

    var fieldCount: Int { names.count }

    /// Reads the names of the first record, and moves the start of the chunk behind it.
    ///
    /// Throws a `SimulationError` with code `.header`.
    init(_ chunk: RecordChunk, _ given: ReadingOptions = ReadingOptions()) throws(SimulationError) {
        let reader = RecordReader(chunk)
        guard case .record = reader.next() else { throw .noHeader }
        defer {
            chunk.start = reader.start
            chunk.line = reader.nextLine
        }
        names = (0..<reader.fieldCount).map { Self.name(reader[$0]) }
        let columns = ColumnNames(names)
        preset = given.preset ?? ExportPreset.all.first { $0.matches(columns.names) }
        var options = given
        if let preset {
            options.names.merge(preset.names) { mine, _ in mine }
            options.defaults.merge(preset.defaults) { mine, _ in mine }
            options.amounts = options.amounts ?? preset.amounts
        }
        let (places, problems) = try columns.places(options, mapped: Set(given.names.keys))
        guard problems.isEmpty else {
            throw HeaderAdvice(names: names, problems: problems, preset: preset, options: options).error
        }
        self.options = options
        defaults = DefaultFields(CancellationColumn.allCases.map { options.defaults[$0] ?? "" })
        self.places = zip(CancellationColumn.allCases.indices, places).map { index, place in
            if let place { return place }
            let column = CancellationColumn.allCases[index]
            return options.defaults[column] == nil ? -1 : RecordReader.maximumFields + index
        }
        var inUTC: Set<CancellationColumn> = []
        for (column, place) in zip(CancellationColumn.allCases, places) {
            if let place, ColumnName.namesUTC(names[place]) { inUTC.insert(column) }
        }
        columnsInUTC = inUTC
    }

    /// The name of a column, without spaces around.
    private static func name(_ field: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: field, as: UTF8.self)
        return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// The place of a column; `nil` for an optional one that is not there.
    func place(of column: CancellationColumn) -> Int? {
        let place = places[CancellationColumn.allCases.firstIndex(of: column) ?? 0]
        return place < 0 ? nil : place
    }

    /// The zone of a column's times without an offset; `nil` if unspecified.
    func zone(of column: CancellationColumn) -> Zone? {
        columnsInUTC.contains(column) ? .utc : options.zone
    }
}
