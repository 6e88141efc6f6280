import Dispatch
import SQL

/// Opens connections to one server, without a thread that waits for the network.
final class ConnectionOpener: Sendable {
    private let address: ServerAddress
    private let limits: PostgresLimits
    private let poller: SocketPoller
    private let types: InferredArgumentTypes
    /// For what libpq does not do without waiting: names and files that it reads.
    private let blocking = DispatchQueue(label: "bookable.postgres", attributes: .concurrent)
    /// For requests to cancel, which wait for ever for a server that hangs.
    ///
    /// Of another class, so that they take no thread from those who open connections.
    private let cancelling = DispatchQueue(label: "bookable.postgres.cancel", qos: .utility, attributes: .concurrent)

    init(_ address: ServerAddress, _ limits: PostgresLimits, _ poller: SocketPoller) {
        self.address = address
        self.limits = limits
        self.poller = poller
        types = InferredArgumentTypes(capacity: 4 * limits.preparedStatementsPerConnection)
    }

    /// Throws ``SQLError/Code/connection`` when there is none within the time that the limits give, and `CancellationError`
    /// at once when the task is cancelled meanwhile: whoever waits less long than that is not held up by a server that hangs.
    func open() async throws -> ServerConnection {
        let deadline = MonotonicClock.now + limits.connectTimeout.nanoseconds
        let connection = try await connect(until: deadline)
        if limits.preparedStatements {
            let process = try await prepareSession(of: connection)
            try await requireOwnSession(connection, process, until: deadline)
        }
        return connection
    }

    /// A connection that can run statements, with the server's own settings.
    private func connect(until deadline: Int64) async throws -> ServerConnection {
        let parameters = ConnectionParameters(address)
        // libpq looks the host up in its first step, and waits for the resolver.
        let connection = try await blocking { [limits, types, poller] () throws(SQLError) in
            try ServerConnection(parameters.list, limits, types, poller)
        }
        try await greet(connection, until: deadline)
        try connection.handle.enterPipeline()
        connection.canCancel(on: cancelling)
        return connection
    }

    /// Sets what holds for as long as the connection does; the number of the server's process that did so.
    private func prepareSession(of connection: ServerConnection) async throws -> Int64 {
        // Prepared under no name, since behind a pooler another client's statement may have the name.
        let settings = Request(control: limits.settings(forTransaction: false).text)
        switch try await connection.perform([settings, Request(control: "SELECT pg_backend_pid() AS process")]) {
        case .refused(let error, _):
            throw SQLError(.connection, "PostgreSQL refused its settings: \(error.message)", cause: error)
        case .answered(let replies):
            return try replies.last?.rows.first?.decode("process") ?? connection.handle.announcedProcess
        }
    }

    /// Throws if the connection does not lead to one process of the server for as long as it lasts.
    ///
    /// A pooler announces a process that is not the one which answers. In session mode that does no harm: two clients then
    /// have two processes, while in transaction mode a second client is lent the one that the first has just used.
    private func requireOwnSession(
        _ connection: ServerConnection,
        _ process: Int64,
        until deadline: Int64
    ) async throws {
        guard process != connection.handle.announcedProcess else { return }
        let other = try await connect(until: deadline)
        guard try await prepareSession(of: other) != process else { throw SQLError.unannouncedPooler }
    }

    private func greet(_ connection: ServerConnection, until deadline: Int64) async throws {
        // A new connection is as if its last step had asked for writing.
        var step: ServerHandle.OpeningStep = connection.isBroken ? .failed : .write
        while true {
            switch step {
            case .done:
                try connection.watch(writing: false)
                return
            case .failed:
                throw SQLError(.connection, "cannot connect to PostgreSQL: \(Self.reason(connection))")
            case .read, .write:
                // Each time anew: libpq tries one address after another, with a socket for each.
                try connection.watch(writing: step == .write)
                try await waitForAnswer(on: connection.readiness, until: deadline)
            }
            step = try await blocking { connection.handle.advance() }
        }
    }

    /// What libpq says, and the grant without which nobody gets in, which has no SQLSTATE yet.
    private static func reason(_ connection: ServerConnection) -> String {
        let message = connection.handle.connectionMessage
        guard let place = message.firstRange(of: "permission denied for database") else { return message }
        return "\(message); \(MissingGrant(String(message[place.lowerBound...]), of: connection.handle.user).remedy)"
    }

    private func waitForAnswer(on readiness: SocketReadiness, until deadline: Int64) async throws {
        let rest = Duration.nanoseconds(max(0, deadline - MonotonicClock.now))
        let outcome = await withTaskCancellationHandler {
            await readiness.wait(rest)
        } onCancel: {
            readiness.signal()
        }
        try Task.checkCancellation()
        guard outcome == .ready else {
            throw SQLError(.connection, "cannot connect to PostgreSQL: no answer within \(limits.connectTimeout)")
        }
    }

    /// Runs the body on a thread that may wait; a task that is cancelled does not wait for its end.
    private func blocking<Result: Sendable>(
        _ body: @escaping @Sendable () throws(SQLError) -> Result
    ) async throws -> Result {
        let answer = FirstAnswer<Result>()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                answer.resume(continuation)
                blocking.async { answer.give(Swift.Result { try body() }) }
            }
        } onCancel: {
            answer.give(.failure(CancellationError()))
        }
    }
}
