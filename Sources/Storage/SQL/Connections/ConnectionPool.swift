import Synchronization

/// A fixed set of connections, each lent to one caller at a time, first come first served.
///
/// The line of callers who wait is bounded, so that overload is refused at once instead of growing memory and delay.
package final class ConnectionPool<Connection: Sendable>: Sendable {
    private typealias Continuation = CheckedContinuation<Connection, any Error>

    private let line: Mutex<ConnectionLine<Connection, Continuation>>
    private let count: Int

    /// At most `maximumWaiting` callers wait; the next is refused with ``SQLError/Code/busy``.
    package init(_ connections: [Connection], maximumWaiting: Int) {
        line = Mutex(ConnectionLine(connections, maximumWaiting: maximumWaiting))
        count = connections.count
    }

    /// Lends a connection to the body.
    ///
    /// Throws ``SQLError/Code/busy`` when too many wait, ``SQLError/Code/closed`` after ``close()``, and
    /// `CancellationError` when the task was cancelled before it had its turn.
    package func withConnection<Result>(
        _ body: (Connection) async throws -> Result
    ) async throws -> Result {
        let connection = try await lease()
        defer { giveBack(connection) }
        return try await body(connection)
    }

    /// The same, waiting for the connection and running the body on `executor`; the body may end the loan early.
    ///
    /// Callers whom the executor has not come to yet count among those who wait. `isBrief` says that another holder may pass the
    /// connection on to this one: ``ConnectionLoan/passOn()``.
    package func withLoan<Result>(
        on executor: any TaskExecutor,
        isBrief: Bool,
        _ body: (ConnectionLoan<Connection>) async throws -> Result
    ) async throws -> Result {
        guard line.withLock({ $0.setOut() }) else { throw Self.busy }
        return try await withTaskExecutorPreference(executor) {
            line.withLock { $0.arrived() }
            let loan = ConnectionLoan(try await lease(isBrief: isBrief), of: self)
            defer { loan.end() }
            return try await body(loan)
        }
    }

    /// Lends a connection on the caller's executor if one is idle; `nil` if none is.
    package func withIdleLoan<Result>(
        _ body: (ConnectionLoan<Connection>) async throws -> Result?
    ) async throws -> Result? {
        try Task.checkCancellation()
        guard let connection = line.withLock({ $0.takeIdle() }) else { return nil }
        let loan = ConnectionLoan(connection, of: self)
        defer { loan.end() }
        return try await body(loan)
    }

    /// Whether somebody waits for a connection, or is on the way to do so.
    var isAwaited: Bool { line.withLock { $0.waitingCount > 0 } }

    /// Whether somebody waits who is not on the way.
    var isAwaitedInLine: Bool { line.withLock(\.isAwaited) }

    /// Lends a connection that is lent to the next in the line; `false` if nobody waits, or that one is not brief.
    func passOn(_ connection: Connection) -> Bool {
        guard let next = line.withLock({ $0.passOn() }) else { return false }
        next.resume(returning: connection)
        return true
    }

    /// How busy the pool is at this moment, under a name of the caller's.
    package func usage(as name: String) -> PoolUsage {
        line.withLock { line in
            PoolUsage(
                name: name,
                connections: count,
                inUse: count - line.idleCount,
                waiting: line.waitingCount,
                refused: line.refused
            )
        }
    }

    /// Refuses whoever waits and whoever comes, waits for the connections that are lent, and returns all of them.
    ///
    /// They are returned once; further calls return none.
    package func close() async throws -> [Connection] {
        guard let refused = line.withLock({ $0.close() }) else { return [] }
        // Outside of the lock: whoever is resumed may come straight back to the pool.
        for continuation in refused { continuation.resume(throwing: Self.closed) }
        var connections: [Connection] = []
        // Each is leased as any caller would, so that whoever has one keeps it until its transaction is over.
        while connections.count < count { connections.append(try await leaseToClose()) }
        return connections
    }

    private func lease(isBrief: Bool = false) async throws -> Connection {
        if !Task.isCancelled, let connection = line.withLock({ $0.takeIdle() }) { return connection }
        let ticket = line.withLock { $0.drawTicket() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                // A task is marked as cancelled before its handler runs: either the mark is seen here, or the handler
                // finds the ticket in the line.
                let entry = line.withLock {
                    Task.isCancelled ? .cancelled : $0.enter(continuation, ticket: ticket, isBrief: isBrief)
                }
                answer(continuation, entry)
            }
        } onCancel: {
            let waiting = line.withLock { $0.leave(ticket: ticket) }
            waiting?.resume(throwing: CancellationError())
        }
    }

    private func leaseToClose() async throws -> Connection {
        let ticket = line.withLock { $0.drawTicket() }
        return try await withCheckedThrowingContinuation { continuation in
            answer(continuation, line.withLock { $0.enterToClose(continuation, ticket: ticket) })
        }
    }

    private func answer(_ continuation: Continuation, _ entry: ConnectionLine<Connection, Continuation>.Entry) {
        switch entry {
        case .granted(let connection): continuation.resume(returning: connection)
        case .waiting: break
        case .tooManyWaiting: continuation.resume(throwing: Self.busy)
        case .closed: continuation.resume(throwing: Self.closed)
        case .cancelled: continuation.resume(throwing: CancellationError())
        }
    }

    func giveBack(_ connection: Connection) {
        let next = line.withLock { $0.giveBack(connection) }
        next?.resume(returning: connection)
    }

    private static var closed: SQLError { SQLError(.closed, "the database was closed") }

    private static var busy: SQLError {
        SQLError(.busy, "too many callers wait for a database connection; try again later")
    }
}
