/// A zone file in the TZif format, RFC 9636: the transitions it lists and the rule of its footer.
///
/// Only what tells wall time from UTC is read: no abbreviations, no leap seconds. From version 2 on the 64-bit data after the
/// 32-bit data counts.
internal struct TZifFile {
    private var rest: ArraySlice<UInt8>
    private var isWide = false

    /// The table of the file, or what is wrong with it.
    internal static func table(_ bytes: [UInt8]) -> Result<ZoneTable, Problem> {
        var file = TZifFile(rest: bytes[...])
        return Result { () throws(Problem) in try file.table() }
    }

    /// What is wrong with a file.
    internal struct Problem: Error {
        internal let description: String
    }

    /// The counts of a data block's header.
    private struct Header {
        let version: UInt8
        let utIndicators: Int
        let standardIndicators: Int
        let leapSeconds: Int
        let transitions: Int
        let types: Int
        let abbreviationBytes: Int
    }

    private mutating func table() throws(Problem) -> ZoneTable {
        var header = try header()
        // The first block holds what fits 32 bits, or nothing, for readers of version 1.
        if header.version >= UInt8(ascii: "2") {
            try skipBlock(header)
            header = try self.header()
            isWide = true
        }
        // Instants of the `right/` files count leap seconds, which UTC seconds since 1970 do not.
        guard header.leapSeconds == 0 else { throw Problem(description: "it counts leap seconds") }
        guard header.types > 0 else { throw Problem(description: "it has no offset at all") }
        let (starts, offsets) = try transitions(header)
        // Version 1 has no footer, so its last offset holds for ever.
        guard isWide, let text = try footer() else { return ZoneTable(starts: starts, offsets: offsets, footer: nil) }
        guard let footer = RecurringRule.footer(text) else { throw Problem(description: "its footer is not a rule") }
        return ZoneTable(starts: starts, offsets: offsets, footer: footer)
    }

    private mutating func header() throws(Problem) -> Header {
        guard try bytes(4).elementsEqual("TZif".utf8), let version = try bytes(1).first else {
            throw Problem(description: "it does not begin as a zone file does")
        }
        // Reserved, zero as yet.
        _ = try bytes(15)
        var counts: [Int] = []
        for _ in 0..<6 {
            let count = try Int(integer(bytes: 4))
            // Far more than any zone has, and too few for the sums and products of counts below to overflow.
            guard (0...100_000).contains(count) else { throw Problem(description: "a count is out of bounds") }
            counts.append(count)
        }
        return Header(
            version: version,
            utIndicators: counts[0],
            standardIndicators: counts[1],
            leapSeconds: counts[2],
            transitions: counts[3],
            types: counts[4],
            abbreviationBytes: counts[5]
        )
    }

    private mutating func skipBlock(_ header: Header) throws(Problem) {
        _ = try bytes(
            header.transitions * 5 + header.types * 6 + header.abbreviationBytes + header.leapSeconds * 8
                + header.standardIndicators + header.utIndicators
        )
    }

    /// The transitions of a data block, which is consumed, preceded by the offset before the first one.
    private mutating func transitions(_ header: Header) throws(Problem) -> (starts: [Int64], offsets: [Int64]) {
        var starts: [Int64] = [.min]
        for _ in 0..<header.transitions {
            let start = try integer(bytes: isWide ? 8 : 4)
            guard start > starts[starts.count - 1] else { throw Problem(description: "transitions do not ascend") }
            starts.append(start)
        }
        // Before the first transition the first type holds (RFC 9636, section 3.2).
        let positions = try [0] + bytes(header.transitions).map { Int($0) }
        assert(starts.count == positions.count, "each transition tells which offset it begins")
        var typeOffsets: [Int64] = []
        for _ in 0..<header.types {
            let offset = try integer(bytes: 4)
            guard abs(offset) < ZoneTable.greatestOffset else { throw Problem(description: "an offset is too great") }
            typeOffsets.append(offset)
            // Whether it is summer time, and what it is called: neither changes an offset.
            _ = try bytes(2)
        }
        guard positions.allSatisfy(typeOffsets.indices.contains) else {
            throw Problem(description: "a transition has no offset")
        }
        _ = try bytes(header.abbreviationBytes + header.standardIndicators + header.utIndicators)
        return (starts, positions.map { typeOffsets[$0] })
    }

    /// The text between the newlines at the end, nothing when it is empty.
    private mutating func footer() throws(Problem) -> String? {
        let newline = UInt8(ascii: "\n")
        guard rest.first == newline, let end = rest.dropFirst().firstIndex(of: newline) else {
            throw Problem(description: "it has no footer")
        }
        let text = rest[(rest.startIndex + 1)..<end]
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    private mutating func integer(bytes count: Int) throws(Problem) -> Int64 {
        assert(count == 4 || count == 8, "only these widths are extended by their sign")
        let unsigned = try bytes(count).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return count == 4 ? Int64(Int32(truncatingIfNeeded: unsigned)) : Int64(bitPattern: unsigned)
    }

    private mutating func bytes(_ count: Int) throws(Problem) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Problem(description: "it is cut short") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
