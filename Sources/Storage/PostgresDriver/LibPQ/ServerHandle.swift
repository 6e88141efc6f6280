import CLibPQ
import Glibc
import SQL

/// The one owner of a connection of libpq, closed when its owner lets go of it.
///
/// Nothing here waits for the network. Looking up a host name and reading key files happen in ``init(opening:)`` and
/// ``advance()``, which may take long.
struct ServerHandle: ~Copyable {
    enum OpeningStep {
        case read, write, done, failed
    }

    enum TransactionStatus {
        case idle, active, failed, unknown
    }

    private let connection: OpaquePointer

    /// Later parameters override earlier ones; the value of `dbname` may be a URL or a connection string.
    init(opening parameters: [(keyword: String, value: String)]) throws(SQLError) {
        let keywords = CStrings(parameters.map(\.keyword))
        let values = CStrings(parameters.map(\.value))
        let opened = keywords.withPointers { keywords in
            values.withPointers { values in PQconnectStartParams(keywords, values, 1) }
        }
        guard let opened else { throw SQLError(.connection, "libpq has no memory for a connection") }
        connection = opened
        // libpq would write them to standard error, among the lines of the log.
        PQsetNoticeReceiver(opened, { _, _ in }, nil)
    }

    deinit {
        PQfinish(connection)
    }

    /// Makes the next step of the dialogue that opens the connection, once the socket is ready for the last one.
    func advance() -> OpeningStep {
        guard !isBroken else { return .failed }
        switch PQconnectPoll(connection) {
        case PGRES_POLLING_READING: return .read
        case PGRES_POLLING_WRITING: return .write
        // Otherwise sending would wait for the socket whenever its buffer is full.
        case PGRES_POLLING_OK: return PQsetnonblocking(connection, 1) == 0 ? .done : .failed
        default: return .failed
        }
    }

    var socket: Int32 { PQsocket(connection) }

    var isBroken: Bool { PQstatus(connection) == CONNECTION_BAD }

    var transactionStatus: TransactionStatus {
        switch PQtransactionStatus(connection) {
        case PQTRANS_IDLE: .idle
        case PQTRANS_INTRANS, PQTRANS_ACTIVE: .active
        case PQTRANS_INERROR: .failed
        default: .unknown
        }
    }

    /// What libpq says about the connection; it names hosts and users, and no arguments.
    var connectionMessage: String {
        let lines = String(cString: PQerrorMessage(connection)).split(whereSeparator: \.isNewline)
        guard let first = lines.first else { return "the server closed the connection" }
        // What it calls invalid is an option of the address, whose value it quotes.
        guard !first.hasPrefix("invalid ") else { return "\(first.prefix { $0 != "\"" })" }
        return lines.joined(separator: "; ")
    }

    /// The role that the connection was made for.
    var user: String { PQuser(connection).map { String(cString: $0) } ?? "" }

    /// The number of the server's process, as it was told when the connection was made; a pooler makes one up.
    var announcedProcess: Int64 { Int64(PQbackendPID(connection)) }

    var canceller: CancelHandle? { CancelHandle(PQgetCancel(connection)) }

    // MARK: Sending

    func enterPipeline() throws(SQLError) {
        try check(PQenterPipelineMode(connection))
    }

    func leavePipeline() throws(SQLError) {
        try check(PQexitPipelineMode(connection))
    }

    func prepare(_ text: String, as name: String) throws(SQLError) {
        try check(PQsendPrepare(connection, name, text, 0, nil))
    }

    func describe(_ name: String) throws(SQLError) {
        try check(PQsendDescribePrepared(connection, name))
    }

    func execute(_ name: String, _ arguments: EncodedArguments) throws(SQLError) {
        try check(
            arguments.withPointers { values, lengths, formats in
                PQsendQueryPrepared(connection, name, arguments.count, values, lengths, formats, 1)
            }
        )
    }

    func executeUnprepared(_ text: String, _ arguments: EncodedArguments) throws(SQLError) {
        try check(
            arguments.withPointers { values, lengths, formats in
                PQsendQueryParams(connection, text, arguments.count, arguments.types, values, lengths, formats, 1)
            }
        )
    }

    /// Statements separated by semicolons, outside of a pipeline.
    func executeScript(_ script: String) throws(SQLError) {
        try check(PQsendQuery(connection, script))
    }

    /// Ends a pipeline; the server answers all of it.
    func synchronize() throws(SQLError) {
        try check(PQpipelineSync(connection))
    }

    /// Hands what was sent to the socket; false when it takes no more for now.
    func flush() throws(SQLError) -> Bool {
        let rest = PQflush(connection)
        guard rest >= 0 else { throw lost }
        return rest == 0
    }

    // MARK: Receiving

    /// Takes what has arrived off the socket, though perhaps not all of it.
    func consume() throws(SQLError) {
        try check(PQconsumeInput(connection))
    }

    /// Whether more has arrived than was taken.
    var hasUnreadInput: Bool {
        // A TLS record is taken off the socket whole, and what libpq has not asked for yet is not seen by polling.
        guard bookable_pq_has_buffered_tls(connection) == 0 else { return true }
        var request = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) > 0
    }

    /// Whether ``nextResult()`` would have to wait.
    var isBusy: Bool { PQisBusy(connection) == 1 }

    /// The next result, or nil after the last one of a statement.
    func nextResult() -> ServerResult? {
        guard let result = PQgetResult(connection) else { return nil }
        return ServerResult(result)
    }

    /// The next message to a channel that this connection listens to.
    func nextNotification() -> (channel: String, payload: String)? {
        guard let notification = PQnotifies(connection) else { return nil }
        defer { PQfreemem(notification) }
        return (String(cString: notification.pointee.relname), String(cString: notification.pointee.extra))
    }

    var lost: SQLError {
        SQLError(.connection, "the connection to PostgreSQL was lost: \(connectionMessage)")
    }

    private func check(_ succeeded: Int32) throws(SQLError) {
        guard succeeded == 1 else { throw lost }
    }
}
