import Policies

/// Where each column of a file of cancellations stands.
struct CancellationHeader {
    let fieldCount: Int

    /// The place of each column, in the order of `CancellationColumn.allCases`; -1 for an optional one that is not there.
    private let places: [Int]

    /// Reads the names of the first record, and moves the start of the chunk behind it.
    ///
    /// Throws a `SimulationError` with code `.header`.
    init(_ chunk: RecordChunk) throws(SimulationError) {
        let reader = RecordReader(chunk)
        guard case .record = reader.next() else { throw .noHeader }
        defer {
            chunk.start = reader.start
            chunk.line = reader.nextLine
        }
        let names = (0..<reader.fieldCount).map { Self.name(reader[$0]) }
        var places: [Int] = []
        for column in CancellationColumn.allCases {
            let found = names.indices.filter { names[$0] == column.rawValue }
            guard found.count <= 1 else {
                throw SimulationError(code: .header, message: "the header names \(column.rawValue) twice")
            }
            guard !found.isEmpty || column.isOptional else {
                let names = PlainText.oneLine(names.joined(separator: ", "), limit: 300)
                throw SimulationError(
                    code: .header,
                    message: "the header lacks the column \(column.rawValue); it has: \(names)"
                )
            }
            places.append(found.first ?? -1)
        }
        fieldCount = names.count
        self.places = places
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
}
