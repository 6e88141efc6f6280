import GRDB
import GRDBSQLite
import SQL

/// A statement that SQLite has compiled; belongs to whoever has its connection.
final class PreparedStatement {
    private let connection: OpaquePointer
    private let pointer: OpaquePointer

    /// Of its rows, as of the last time that SQLite compiled it.
    private var columns: SQLColumns
    private var compilations: Int32 = 0

    /// Compiles a text that holds one statement.
    init(_ text: String, on connection: OpaquePointer) throws(SQLiteFailure) {
        var statement: OpaquePointer?
        var (text, isAlone) = (text, false)
        let code = text.withUTF8 { text -> Int32 in
            text.withMemoryRebound(to: CChar.self) { text in
                var rest: UnsafePointer<CChar>?
                let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
                let code = sqlite3_prepare_v3(connection, text.baseAddress, Int32(text.count), flags, &statement, &rest)
                let end = text.baseAddress.map { $0 + text.count }
                isAlone = rest.map { $0..<(end ?? $0) }?.isBlank ?? true
                return code
            }
        }
        guard code == SQLITE_OK else { throw SQLiteFailure(of: connection) }
        guard let statement, isAlone else {
            sqlite3_finalize(statement)
            throw SQLiteFailure(
                .SQLITE_ERROR,
                statement == nil ? "there is no statement" : "there are several statements"
            )
        }
        self.connection = connection
        pointer = statement
        columns = Self.columns(of: statement)
    }

    deinit {
        sqlite3_finalize(pointer)
    }

    /// Runs it with the arguments of a statement of its text, and returns all its rows.
    func rows(for statement: SQLStatement) throws(SQLiteFailure) -> [SQLRow] {
        // Before the next use, and so that a reading ends: what it reads is kept from being checkpointed.
        defer { sqlite3_reset(pointer) }
        try bind(statement)
        var rows: [SQLRow] = []
        while try step() {
            // The first step compiles it anew where the schema has changed.
            if rows.isEmpty { readColumnsAnew() }
            rows.append(SQLRow(columns: columns, values: values))
        }
        return rows
    }

    /// Runs it with the arguments of a statement of its text to its end.
    func run(for statement: SQLStatement) throws(SQLiteFailure) {
        defer { sqlite3_reset(pointer) }
        try bind(statement)
        while try step() {}
    }

    /// Whether it has come to a row.
    private func step() throws(SQLiteFailure) -> Bool {
        switch sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteFailure(of: connection)
        }
    }

    private func bind(_ statement: SQLStatement) throws(SQLiteFailure) {
        var number: Int32 = 0
        for case .argument(let value) in statement.parts {
            number += 1
            guard bind(value, number) == SQLITE_OK else { throw SQLiteFailure(of: connection) }
        }
    }

    private func bind(_ value: SQLValue, _ number: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(pointer, number)
        case .integer(let value), .instant(let value): return sqlite3_bind_int64(pointer, number, value)
        case .real(let value): return sqlite3_bind_double(pointer, number, value)
        case .text(var text):
            // An empty buffer may have no address, which would bind NULL.
            guard !text.isEmpty else { return sqlite3_bind_text(pointer, number, "", 0, Self.copied) }
            return text.withUTF8 { text in
                text.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(pointer, number, $0.baseAddress, Int32($0.count), Self.copied)
                }
            }
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(pointer, number, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob(pointer, number, $0.baseAddress, Int32($0.count), Self.copied)
            }
        }
    }

    /// SQLITE_TRANSIENT: SQLite makes a copy, for a small text has no place in memory that would last.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

extension PreparedStatement {
    /// Of the row that it stands at.
    private var values: [SQLValue] {
        [SQLValue](unsafeUninitializedCapacity: columns.count) { values, count in
            while count < values.count, count < columns.count {
                values.initializeElement(at: count, to: value(Int32(count)))
                count += 1
            }
        }
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(pointer, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(pointer, column))
        case SQLITE_FLOAT: .real(sqlite3_column_double(pointer, column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }

    private func text(_ column: Int32) -> String {
        // The length is asked for afterwards, since the first call may change the encoding.
        let start = sqlite3_column_text(pointer, column)
        return String(
            decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))),
            as: UTF8.self
        )
    }

    private func blob(_ column: Int32) -> [UInt8] {
        let start = sqlite3_column_blob(pointer, column)
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))))
    }

    private func readColumnsAnew() {
        let compilations = sqlite3_stmt_status(pointer, SQLITE_STMTSTATUS_REPREPARE, 0)
        guard compilations != self.compilations else { return }
        self.compilations = compilations
        columns = Self.columns(of: pointer)
    }

    private static func columns(of pointer: OpaquePointer) -> SQLColumns {
        SQLColumns(
            (0..<sqlite3_column_count(pointer)).map { column in
                sqlite3_column_name(pointer, column).map { String(cString: $0) } ?? ""
            }
        )
    }
}

extension Range<UnsafePointer<CChar>> {
    /// Whether nothing but white space and semicolons lies in between.
    fileprivate var isBlank: Bool {
        UnsafeBufferPointer(start: lowerBound, count: upperBound - lowerBound)
            .allSatisfy { [0x20, 0x0A, 0x0D, 0x09, 0x3B].contains($0) }
    }
}
