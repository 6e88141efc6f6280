/// Reads the tables of a database from the SQL that mysqldump and mariadb-dump write.
///
/// Nothing is run: `CREATE TABLE` gives columns, `INSERT` and `REPLACE` give rows of constants, and all other statements are
/// passed over. O(*n*) in the length of the dump.
struct DumpReader {
    /// The most columns of a table.
    static let maximumColumns = 512

    private var lexer: DumpLexer
    private let isWanted: (String) -> Bool
    private var tables: [String: DumpTable] = [:]

    /// The tables by their names, with the rows of those that are wanted.
    ///
    /// Throws with the line of what is not such a dump.
    static func read(
        _ bytes: [UInt8],
        keeping isWanted: @escaping (String) -> Bool
    ) throws(ImportFault) -> [String: DumpTable] {
        // The program says at its end that it got there.
        let heading = String(decoding: bytes.prefix(400), as: UTF8.self)
        if heading.contains("-- MySQL dump") || heading.contains("-- MariaDB dump") {
            guard String(decoding: bytes.suffix(400), as: UTF8.self).contains("-- Dump completed") else {
                throw ImportFault("the dump is cut off: its last line is not \"-- Dump completed\"")
            }
        }
        var reader = DumpReader(lexer: DumpLexer(bytes), isWanted: isWanted)
        while try reader.statement() {}
        return reader.tables
    }

    /// Reads a statement; `false` at the end.
    private mutating func statement() throws(ImportFault) -> Bool {
        let token = try lexer.next()
        switch token {
        case .end: return false
        case .symbol(UInt8(ascii: ";")): return true
        case .word(let word):
            switch word.uppercased() {
            case "CREATE": try create()
            case "INSERT", "REPLACE": try insert()
            case "DELIMITER":
                throw lexer.fault("the dump has routines or triggers; leave them out with --skip-triggers")
            case "ALTER", "ANALYZE", "BEGIN", "COMMIT", "DROP", "FLUSH", "LOCK", "SET", "START", "UNLOCK", "USE":
                try lexer.skipStatement()
            default: throw lexer.fault("\(token.description) does not begin a statement of a dump")
            }
            return true
        default: throw lexer.fault("\(token.description) does not begin a statement of a dump")
        }
    }

    private mutating func create() throws(ImportFault) {
        guard case .word(let kind) = try lexer.next(), kind.uppercased() == "TABLE" else {
            return try lexer.skipStatement()
        }
        var token = try lexer.next()
        // IF NOT EXISTS
        while case .word(let word) = token, ["IF", "NOT", "EXISTS"].contains(word.uppercased()) {
            token = try lexer.next()
        }
        let (name, after) = try tableName(token)
        guard after == .symbol(UInt8(ascii: "(")) else { throw lexer.fault("the columns of `\(name)` are missing") }
        guard tables[name]?.columns.isEmpty ?? true else {
            throw lexer.fault("the table `\(name)` is created twice; dump one database")
        }
        var columns: [String] = []
        while try definition(&columns) {}
        guard !columns.isEmpty else { throw lexer.fault("`\(name)` has no columns") }
        guard Set(columns).count == columns.count else { throw lexer.fault("`\(name)` has a column twice") }
        tables[name, default: DumpTable(name: name)].columns = columns
        try lexer.skipStatement()
    }

    /// Reads a column, or a key, of `CREATE TABLE`; `false` behind the last.
    private mutating func definition(_ columns: inout [String]) throws(ImportFault) -> Bool {
        // A column stands in backquotes; keys begin with a word.
        if case .name(let column) = try lexer.next() {
            guard columns.count < Self.maximumColumns else {
                throw lexer.fault("a table has more than \(Self.maximumColumns) columns")
            }
            columns.append(column)
        }
        var depth = 0
        while true {
            switch try lexer.next() {
            case .symbol(UInt8(ascii: "(")): depth += 1
            case .symbol(UInt8(ascii: ")")) where depth == 0: return false
            case .symbol(UInt8(ascii: ")")): depth -= 1
            case .symbol(UInt8(ascii: ",")) where depth == 0: return true
            case .symbol(UInt8(ascii: ";")), .end: throw lexer.fault("a CREATE TABLE is not closed")
            default: break
            }
        }
    }

    /// The name that begins with `token`, without that of its database, and the token behind it.
    private mutating func tableName(_ token: DumpToken) throws(ImportFault) -> (String, DumpToken) {
        var name: String
        switch token {
        case .name(let quoted): name = quoted
        case .word(let word): name = word
        default: throw lexer.fault("the name of a table was expected and not \(token.description)")
        }
        var after = try lexer.next()
        if after == .symbol(UInt8(ascii: ".")) {
            guard case .name(let second) = try lexer.next() else {
                throw lexer.fault("the name of a table is incomplete")
            }
            name = second
            after = try lexer.next()
        }
        return (name, after)
    }

    private mutating func insert() throws(ImportFault) {
        var token = try lexer.next()
        while case .word(let word) = token, ["INTO", "IGNORE", "DELAYED"].contains(word.uppercased()) {
            token = try lexer.next()
        }
        let (name, behind) = try tableName(token)
        var after = behind
        var columns = tables[name]?.columns ?? []
        if after == .symbol(UInt8(ascii: "(")) {
            let listed = try columnList()
            if let unknown = listed.first(where: { !columns.isEmpty && !columns.contains($0) }) {
                throw lexer.fault("`\(name)` has no column `\(unknown.prefix(64))`")
            }
            columns = listed
            after = try lexer.next()
        }
        guard case .word(let word) = after, ["VALUES", "VALUE"].contains(word.uppercased()) else {
            throw lexer.fault("VALUES was expected and not \(after.description)")
        }
        guard !columns.isEmpty else {
            throw lexer.fault(
                "the columns of `\(name)` are not known: the dump has no CREATE TABLE of it before its rows"
            )
        }
        try rows(of: name, columns)
    }

    private mutating func columnList() throws(ImportFault) -> [String] {
        var columns: [String] = []
        while true {
            switch try lexer.next() {
            case .name(let column), .word(let column): columns.append(column)
            case let token: throw lexer.fault("the name of a column was expected and not \(token.description)")
            }
            guard columns.count <= Self.maximumColumns else {
                throw lexer.fault("a table has more than \(Self.maximumColumns) columns")
            }
            switch try lexer.next() {
            case .symbol(UInt8(ascii: ",")): break
            case .symbol(UInt8(ascii: ")")):
                guard Set(columns).count == columns.count else { throw lexer.fault("a column stands twice") }
                return columns
            case let token: throw lexer.fault("a comma was expected and not \(token.description)")
            }
        }
    }

    private mutating func rows(of table: String, _ columns: [String]) throws(ImportFault) {
        let places = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        let isKept = isWanted(table)
        while true {
            guard try lexer.next() == .symbol(UInt8(ascii: "(")) else { throw lexer.fault("a row must begin with (") }
            let line = lexer.line
            var values: [[UInt8]?] = []
            repeat {
                guard values.count < columns.count else {
                    throw lexer.fault("a row of `\(table)` has more values than its \(columns.count) columns")
                }
                values.append(try value())
            } while try isFollowed()
            guard values.count == columns.count else {
                throw lexer.fault("a row of `\(table)` has \(values.count) values for its \(columns.count) columns")
            }
            tables[table, default: DumpTable(name: table)].count += 1
            if isKept {
                let row = DumpRow(line: line, table: table, columns: places, values: values)
                tables[table]?.rows.append(row)
            }
            switch try lexer.next() {
            case .symbol(UInt8(ascii: ",")): break
            case .symbol(UInt8(ascii: ";")): return
            case .end: throw lexer.fault("the file ends within the rows of `\(table)`")
            case let token: throw lexer.fault("\(token.description) follows a row; only rows of constants are read")
            }
        }
    }

    /// Whether another value follows in the row.
    private mutating func isFollowed() throws(ImportFault) -> Bool {
        switch try lexer.next() {
        case .symbol(UInt8(ascii: ",")): return true
        case .symbol(UInt8(ascii: ")")): return false
        case let token: throw lexer.fault("a comma was expected behind a value and not \(token.description)")
        }
    }

    private mutating func value() throws(ImportFault) -> [UInt8]? {
        switch try lexer.next() {
        case .text(let bytes): return bytes
        case .number(let digits): return Array(digits.utf8)
        case .symbol(UInt8(ascii: "-")):
            guard case .number(let digits) = try lexer.next() else {
                throw lexer.fault("a number was expected behind -")
            }
            return Array("-\(digits)".utf8)
        case .word(let word) where word.uppercased() == "NULL": return nil
        // How the text that follows is encoded.
        case .word(let word) where word.hasPrefix("_"):
            guard case .text(let bytes) = try lexer.next() else {
                throw lexer.fault("a text was expected behind \(word.prefix(20))")
            }
            return bytes
        case let token: throw lexer.fault("a constant was expected and not \(token.description)")
        }
    }
}
