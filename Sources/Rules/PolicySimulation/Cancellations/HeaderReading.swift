import Policies

/// How the header of a file is read, for people.
public struct HeaderReading: Sendable {
    /// A label and its text.
    public struct Line: Hashable, Sendable {
        /// A column, or `encoding`, `delimiter`, `export` or `amounts`.
        public let subject: String

        /// For people, on one line.
        public let text: String
    }

    /// The file's shape, its program, and where each column comes from.
    public let lines: [Line]

    /// Reads the header of a stream, and only its beginning.
    ///
    /// Throws a `SimulationError` when it cannot be used, and what the source throws.
    public init(
        _ options: ReadingOptions,
        reading source: (UnsafeMutableRawBufferPointer) async throws -> Int
    ) async throws {
        let input = try await InputStream(options, from: source)
        var chunks = ChunkReader()
        let chunk = try await chunks.next { try await input.read(into: $0, from: source) }
        guard let chunk else { throw SimulationError.noHeader }
        let header = try CancellationHeader(chunk, options)
        let delimiter =
            input.shape.delimiter == UInt8(ascii: "\t")
            ? "a tab" : "'\(Character(Unicode.Scalar(input.shape.delimiter)))'"
        var lines = [
            Line(subject: "encoding", text: input.shape.encoding.rawValue),
            Line(subject: "delimiter", text: delimiter),
            Line(subject: "export", text: header.preset?.name ?? "not recognised"),
            Line(subject: "amounts", text: header.options.amounts?.rawValue ?? "minor, unless they have a fraction"),
        ]
        for column in CancellationColumn.allCases {
            lines.append(Line(subject: column.rawValue, text: Self.origin(of: column, header)))
        }
        self.lines = lines
    }

    private static func origin(of column: CancellationColumn, _ header: CancellationHeader) -> String {
        guard let place = header.place(of: column) else { return "not there" }
        guard place < header.fieldCount else { return "'\(header.options.defaults[column] ?? "")' for all rows" }
        let inUTC = ColumnName.namesUTC(header.names[place]) ? ", in UTC" : ""
        return "column \(place + 1), \(PlainText.oneLine(header.names[place], limit: 60))\(inUTC)"
    }
}
