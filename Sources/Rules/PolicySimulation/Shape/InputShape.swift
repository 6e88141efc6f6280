import Policies

/// The format of a file: its encoding, line ends and delimiter.
struct InputShape {
    let encoding: TextEncoding
    let delimiter: UInt8

    /// Whether lines end in a carriage return alone.
    let hasBareReturns: Bool

    /// Whether fields have spaces behind the delimiter.
    let hasSpaces: Bool

    /// Bytes of a first line that only tells the delimiter, such as `sep=;`.
    let prefaceLength: Int

    /// Whether the text is read as it is.
    var isPlain: Bool {
        encoding == .utf8 && delimiter == Byte.comma && !hasBareReturns && !hasSpaces && prefaceLength == 0
    }

    /// The delimiters that are detected.
    static let delimiters = [Byte.comma, UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

    /// The shape of a file that begins with `head`.
    ///
    /// Throws code `.header` for what is not text, and where two delimiters are as likely.
    init(head: [UInt8], _ options: ReadingOptions) throws(SimulationError) {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw SimulationError(code: .header, message: "the input is a workbook or another archive; save it as CSV")
        }
        encoding = options.encoding ?? .detected(in: head)
        var decoder = TextDecoder(encoding)
        var text: [UInt8] = []
        decoder.decode(head[...], into: &text)
        if text.starts(with: TextEncoding.utf8.mark) { text.removeFirst(3) }
        let first = Self.line(text[...])
        let preface = Self.separator(in: first.content)
        prefaceLength = preface == nil ? 0 : first.length
        let header = preface == nil ? first : Self.line(text[first.length...])
        hasBareReturns = header.endsInReturn
        let records = header.content
        if let chosen = options.delimiter ?? preface {
            delimiter = chosen
        } else {
            delimiter = try Self.likeliest(records, options)
        }
        hasSpaces = Self.fields(records, delimiter).dropFirst().contains { $0.hasPrefix(" ") }
    }

    /// The delimiter that `sep=` names; `nil` for another line.
    private static func separator(in line: ArraySlice<UInt8>) -> UInt8? {
        let bytes = line.filter { $0 != Byte.quote }
        guard bytes.count == 5, bytes.starts(with: Array("sep=".utf8)) else { return nil }
        return bytes.last
    }

    /// A record at the beginning of a text, and how many bytes it takes with its line end.
    private static func line(
        _ text: ArraySlice<UInt8>
    ) -> (content: ArraySlice<UInt8>, length: Int, endsInReturn: Bool) {
        var start = text.startIndex
        while start < text.endIndex, text[start] == Byte.lineFeed || text[start] == Byte.carriageReturn { start += 1 }
        var isQuoted = false
        for place in start..<text.endIndex {
            if text[place] == Byte.quote { isQuoted.toggle() }
            guard !isQuoted, text[place] == Byte.lineFeed || text[place] == Byte.carriageReturn else { continue }
            let isReturn = text[place] == Byte.carriageReturn
            let next = place + 1 < text.endIndex ? text[place + 1] : Byte.lineFeed
            let isPair = isReturn && next == Byte.lineFeed
            let length = min(place + (isPair ? 2 : 1), text.endIndex) - text.startIndex
            return (text[start..<place], length, isReturn && !isPair)
        }
        return (text[start...], text.count, false)
    }

    /// The names of a header line, as a delimiter cuts it.
    static func fields(_ line: ArraySlice<UInt8>, _ delimiter: UInt8) -> [String] {
        var fields: [[UInt8]] = [[]]
        var isQuoted = false
        for byte in line {
            if byte == Byte.quote {
                isQuoted.toggle()
            } else if byte == delimiter, !isQuoted {
                fields.append([])
            } else {
                fields[fields.count - 1].append(byte)
            }
        }
        return fields.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The delimiter under which a header names the most known columns, and then the most columns.
    private static func likeliest(
        _ header: ArraySlice<UInt8>,
        _ options: ReadingOptions
    ) throws(SimulationError) -> UInt8 {
        let presets = ExportPreset.all.flatMap { $0.signature + Array($0.names.values) }
        let known = Set((presets + Array(options.names.values)).map(ColumnName.folded))
        let candidates = delimiters.map { delimiter in
            let names = fields(header, delimiter)
            let hits = Set(names.map(ColumnName.folded)).intersection(known).count
            return (delimiter: delimiter, rank: names.count == 1 ? (0, 0) : (hits, names.count))
        }
        guard let best = candidates.max(by: { $0.rank < $1.rank }), best.rank > (0, 0) else { return Byte.comma }
        let equals = candidates.filter { $0.rank == best.rank }
        guard equals.count == 1 else {
            let marks = equals.map { "'\(Character(Unicode.Scalar($0.delimiter)))'" }.joined(separator: " or ")
            throw SimulationError(
                code: .header,
                message: "fields may be separated by \(marks); say which with --delimiter"
            )
        }
        return best.delimiter
    }
}
