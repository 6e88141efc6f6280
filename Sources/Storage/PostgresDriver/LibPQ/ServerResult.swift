import CLibPQ
import SQL

/// The one owner of a result of libpq.
struct ServerResult: ~Copyable {
    enum Kind {
        case rows
        case done
        /// The statement was passed over, because one before it failed.
        case skipped
        case endOfPipeline
        case failed
        /// What this driver never asks for, such as a bulk copy.
        case unexpected
    }

    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    var kind: Kind {
        switch PQresultStatus(result) {
        case PGRES_TUPLES_OK: .rows
        case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: .done
        case PGRES_PIPELINE_ABORTED: .skipped
        case PGRES_PIPELINE_SYNC: .endOfPipeline
        case PGRES_FATAL_ERROR, PGRES_NONFATAL_ERROR, PGRES_BAD_RESPONSE: .failed
        default: .unexpected
        }
    }

    /// What the server says it did, such as `INSERT 0 1`.
    var tag: String { String(cString: PQcmdStatus(result)) }

    /// How many rows were inserted, changed or deleted.
    var changes: Int {
        let tag = tag
        guard ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(where: tag.hasPrefix) else { return 0 }
        return Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    /// The types of a described statement's arguments.
    var argumentTypes: [PostgresType] {
        (0..<PQnparams(result)).map { PostgresType(rawValue: PQparamtype(result, $0)) }
    }

    var columns: SQLColumns {
        SQLColumns((0..<PQnfields(result)).map { String(cString: PQfname(result, $0)) })
    }

    /// The rows, whose columns are these.
    func rows(_ columns: SQLColumns) -> [SQLRow] {
        let width = PQnfields(result)
        let types = (0..<width).map { PostgresType(rawValue: PQftype(result, $0)) }
        return (0..<PQntuples(result)).map { row in
            let values = (0..<width).map { column in value(row, column, types[Int(column)]) }
            return SQLRow(columns: columns, values: values)
        }
    }

    /// Nil where the server does not tell.
    func diagnostic(_ field: Diagnostic) -> String? {
        PQresultErrorField(result, field.rawValue).map { String(cString: $0) }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: PostgresType) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0 else { return .null }
        let length = Int(PQgetlength(result, row, column))
        return SQLValue(type, UnsafeRawBufferPointer(start: PQgetvalue(result, row, column), count: length))
    }

    /// The fields of an error report, by the letters of the protocol.
    enum Diagnostic: Int32 {
        case state = 0x43
        case message = 0x4D
        case table = 0x74
        case column = 0x63
        case constraint = 0x6E
        case function = 0x52
    }
}
