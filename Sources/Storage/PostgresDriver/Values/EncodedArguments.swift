import SQL

/// The arguments of a statement as PostgreSQL reads them, each in the type that the server wants for its place.
///
/// Text is sent in the type's textual form, so that it serves every type; all else in the binary one.
struct EncodedArguments {
    private static let null = -1
    private static let binary: Int32 = 1

    private(set) var types: [UInt32] = []
    private var bytes: [UInt8] = []
    /// Where each argument starts in the bytes.
    private var offsets: [Int] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    var count: Int32 { Int32(offsets.count) }

    /// Throws ``SQLError/Code/wrongType`` for a value that the type of its place cannot hold.
    init(_ values: [SQLValue], as types: [PostgresType]) throws(SQLError) {
        guard !values.isEmpty else { return }
        guard values.count == types.count else {
            throw SQLError(.syntax, "the statement takes \(types.count) arguments, not \(values.count)")
        }
        self.types = types.map(\.rawValue)
        for (value, type) in zip(values, types) {
            offsets.append(bytes.count)
            let format = append(value, as: type)
            guard let format else {
                throw SQLError(
                    .wrongType,
                    "argument \(offsets.count) is of kind \(value.kind), which does not fit its place"
                )
            }
            formats.append(format)
            lengths.append(Int32(bytes.count - (offsets.last ?? 0)))
            // libpq takes a null pointer for NULL; offsets become pointers only when the bytes no longer move.
            if case .null = value { offsets[offsets.count - 1] = Self.null }
        }
    }

    /// The pointers are valid until the body returns.
    func withPointers<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
    ) -> Result {
        guard !offsets.isEmpty else { return body(nil, nil, nil) }
        return bytes.withUnsafeBytes { buffer in
            // An empty argument must not look like NULL, so there is a pointer even where there are no bytes.
            withUnsafePointer(to: 0 as CChar) { empty in
                let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) ?? empty
                let values = offsets.map { $0 == Self.null ? nil : Optional(start + $0) }
                return body(values, lengths, formats)
            }
        }
    }

    /// The format of what was appended, or nil when the value does not fit.
    private mutating func append(_ value: SQLValue, as type: PostgresType) -> Int32? {
        switch value {
        case .null: Self.binary
        case .integer(let integer), .instant(let integer): append(integer, as: type)
        case .real(let real): append(real, as: type)
        case .text(let text): append(text)
        case .blob(let blob):
            if type == .bytea { appendBinary { $0 += blob } } else { nil }
        }
    }

    private mutating func append(_ integer: Int64, as type: PostgresType) -> Int32? {
        switch type {
        case .int8: append(bigEndian: integer)
        case .int4: Int32(exactly: integer).flatMap { append(bigEndian: $0) }
        case .int2: Int16(exactly: integer).flatMap { append(bigEndian: $0) }
        case .oid: UInt32(exactly: integer).flatMap { append(bigEndian: $0) }
        case .bool: integer == 0 || integer == 1 ? appendBinary { $0.append(UInt8(integer)) } : nil
        case .timestamptz: Self.microseconds(integer).flatMap { append(bigEndian: $0) }
        case .numeric: append(String(integer))
        case .float8: Double(exactly: integer).flatMap { append(bigEndian: $0.bitPattern) }
        default: nil
        }
    }

    private mutating func append(_ real: Double, as type: PostgresType) -> Int32? {
        switch type {
        case .float8: append(bigEndian: real.bitPattern)
        case .float4: append(bigEndian: Float(real).bitPattern)
        case .numeric: append(real.description)
        default: nil
        }
    }

    private mutating func append(_ text: String) -> Int32? {
        var text = text
        let fits = text.withUTF8 { utf8 in
            // The textual form ends at the first zero.
            guard !utf8.contains(0) else { return false }
            bytes += utf8
            return true
        }
        guard fits else { return nil }
        // libpq ignores the length of an argument in textual form and looks for the zero.
        bytes.append(0)
        return 0
    }

    private mutating func append(bigEndian integer: some FixedWidthInteger) -> Int32? {
        appendBinary { bytes in
            withUnsafeBytes(of: integer.bigEndian) { bytes += $0 }
        }
    }

    private mutating func appendBinary(_ append: (inout [UInt8]) -> Void) -> Int32? {
        append(&bytes)
        return Self.binary
    }

    private static func microseconds(_ seconds: Int64) -> Int64? {
        let (since2000, early) = seconds.subtractingReportingOverflow(PostgresEpoch.secondsSince1970)
        let (microseconds, late) = since2000.multipliedReportingOverflow(by: 1_000_000)
        return early || late ? nil : microseconds
    }
}
