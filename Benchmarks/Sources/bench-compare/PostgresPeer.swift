import BenchWorkloads
import CivilTime
import Foundation
import Intervals
import PostgresClient
import Scheduling

/// A connection to the PostgreSQL server that the comparison has started for itself.
///
/// Times of set operations are taken inside the server. A slot query is timed there too, and as an application has its
/// answer: a prepared statement over the socket, values in binary.
final class PostgresPeer {
    private let connection: OpaquePointer

    /// Connects to the server that `BENCH_POSTGRESQL` names, and lays out the tables.
    init() throws {
        guard let place = ProcessInfo.processInfo.environment["BENCH_POSTGRESQL"] else {
            throw WorkloadError("BENCH_POSTGRESQL names no server; make bench-compare starts one")
        }
        guard let connection = PQconnectdb(place) else { throw WorkloadError("no memory for a connection") }
        self.connection = connection
        guard PQstatus(connection) == CONNECTION_OK else { throw Self.failure(connection) }
        let schema = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Peers/postgres.sql")
        try run("SET client_min_messages = warning")
        try run(String(contentsOf: schema, encoding: .utf8))
        try run("PREPARE ask(integer) AS SELECT unnest(slots($1))")
    }

    deinit { PQfinish(connection) }

    /// Plans as good as can be had: with statistics, and without compiling what runs for microseconds.
    func analyze() throws {
        try run("SET jit = off")
        try run("ANALYZE")
    }

    func load(_ workload: Workload, as id: Int) throws {
        let rules = workload.rules
        let earliest = workload.now.map { $0 + rules.minimumNotice } ?? 0
        try run(
            """
            INSERT INTO calendars VALUES (\(id), '\(workload.schedule.zone.name)', '\(workload.from)', '\(workload.to)',
                \(rules.duration), \(rules.bufferBefore), \(rules.bufferAfter), \(rules.step), \(earliest))
            """
        )
        for hours in workload.schedule.weekly {
            try run("INSERT INTO weekly VALUES (\(id), \(hours.dayOfWeek), '\(hours.start)', '\(hours.end)')")
        }
        for exception in workload.schedule.exceptions {
            switch exception.kind {
            case .closed: try run("INSERT INTO exceptions VALUES (\(id), '\(exception.date)', NULL, NULL)")
            case .open(let start, let end):
                try run("INSERT INTO exceptions VALUES (\(id), '\(exception.date)', '\(start)', '\(end)')")
            case .closedPart: throw WorkloadError("this peer knows no closed parts of a date")
            }
        }
        let rows = workload.sessions.map { "\(id)\t\($0.start)\t\($0.end)\t\($0.bufferBefore)\t\($0.bufferAfter)" }
        try copy(rows, into: "sessions")
    }

    func slots(_ id: Int) throws -> [Int64] {
        try run("SELECT unnest(slots(\(id)))").compactMap { Int64($0) }
    }

    /// The slots as an application has them.
    func queried(_ id: Int) throws -> [Int64] {
        var starts: [Int64] = []
        try query(id, &starts)
        return starts
    }

    /// Nanoseconds for so many queries, sent and answered, the calendars in turn.
    func timeQueries(_ first: Int, calendars: Int, _ repetitions: Int) throws -> Double {
        var starts: [Int64] = []
        let began = ContinuousClock.now
        for repetition in 0..<repetitions {
            starts.removeAll(keepingCapacity: true)
            try query(first + repetition % calendars, &starts)
        }
        return (ContinuousClock.now - began).nanoseconds
    }

    private func query(_ id: Int, _ starts: inout [Int64]) throws {
        let result = withUnsafeBytes(of: Int32(id).bigEndian) { number in
            var value = number.bindMemory(to: CChar.self).baseAddress
            return PQexecPrepared(connection, "ask", 1, &value, [4], [1], 1)
        }
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_TUPLES_OK else { throw Self.failure(connection) }
        for row in 0..<PQntuples(result) {
            guard let value = PQgetvalue(result, row, 0) else { continue }
            starts.append(UnsafeRawPointer(value).loadUnaligned(as: Int64.self).bigEndian)
        }
    }

    func timeSlots(_ first: Int, calendars: Int, _ repetitions: Int) throws -> Double {
        try number("SELECT slots_time(\(first), \(calendars), \(repetitions))")
    }

    func load(_ pair: SetPair, size: Int) throws {
        for (name, intervals) in [("a", pair.first), ("b", pair.second)] {
            try copy(intervals.map { "\($0.start)\t\($0.end)" }, into: "loaded")
            try run("INSERT INTO sets SELECT \(size), '\(name)', range_agg(int8range(start_at, end_at)) FROM loaded")
            try run("TRUNCATE loaded")
        }
        try run("CREATE TABLE unsorted_\(size) (span int8range)")
        try copy(pair.unsorted.map { "[\($0.start),\($0.end))" }, into: "unsorted_\(size)")
        try run(
            """
            CREATE FUNCTION union_unsorted_time_\(size)(repetitions integer) RETURNS double precision
            LANGUAGE plpgsql AS $$
            DECLARE
                c int8multirange;
                began timestamptz := clock_timestamp();
            BEGIN
                FOR i IN 1..repetitions LOOP
                    c := (SELECT range_agg(span) FROM unsorted_\(size));
                END LOOP;
                RETURN extract(epoch FROM clock_timestamp() - began) * 1e9;
            END $$
            """
        )
        try run("INSERT INTO sets SELECT \(size), 'unsorted', range_agg(span) FROM unsorted_\(size)")
        try analyze()
    }

    func timeSetOperation(_ operation: String, size: Int, _ repetitions: Int) throws -> Double {
        operation == "union unsorted"
            ? try number("SELECT union_unsorted_time_\(size)(\(repetitions))")
            : try number("SELECT set_operation_time('\(operation)', \(size), \(repetitions))")
    }

    func digest(_ operation: String, size: Int) throws -> String {
        try run("SELECT set_operation_digest('\(operation)', \(size))").first ?? ""
    }

    /// What the server says of the same intervals: their count and sums over their bounds that tell their order too.
    static func digest(of intervals: [Interval]) -> String {
        var (starts, ends) = (Int128(0), Int128(0))
        for (position, interval) in intervals.enumerated() {
            starts += Int128(interval.start) * Int128(position + 1)
            ends += Int128(interval.end) * Int128(position + 1)
        }
        return "\(intervals.count) \(starts) \(ends)"
    }

    private func number(_ sql: String) throws -> Double {
        guard let text = try run(sql).first, let number = Double(text) else {
            throw WorkloadError("the server gave no number")
        }
        return number
    }

    /// Runs statements and gives the first column of the last one.
    @discardableResult
    private func run(_ sql: String) throws -> [String] {
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
            throw Self.failure(connection)
        }
        return (0..<PQntuples(result)).compactMap { row in
            PQgetvalue(result, row, 0).map { String(cString: $0) }
        }
    }

    private func copy(_ rows: [String], into table: String) throws {
        let begun = PQexec(connection, "COPY \(table) FROM STDIN")
        defer { PQclear(begun) }
        guard PQresultStatus(begun) == PGRES_COPY_IN else { throw Self.failure(connection) }
        let text = rows.map { $0 + "\n" }.joined()
        guard PQputCopyData(connection, text, Int32(text.utf8.count)) == 1, PQputCopyEnd(connection, nil) == 1 else {
            throw Self.failure(connection)
        }
        let ended = PQgetResult(connection)
        let isComplete = PQresultStatus(ended) == PGRES_COMMAND_OK
        PQclear(ended)
        while let rest = PQgetResult(connection) { PQclear(rest) }
        guard isComplete else { throw Self.failure(connection) }
    }

    private static func failure(_ connection: OpaquePointer) -> WorkloadError {
        WorkloadError("PostgreSQL: " + String(cString: PQerrorMessage(connection)))
    }
}

extension ExecStatusType: @retroactive Equatable {}
