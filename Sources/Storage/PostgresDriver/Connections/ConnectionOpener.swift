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

    /// Throws ``SQLError/Code/connection`` when there is none within the time that the limits give.
    func open() async throws -> ServerConnection {
        let deadline = MonotonicClock.now + limits.connectTimeout.nanoseconds
        let parameters = ConnectionParameters(address)
        let connection = try await blocking { [limits, types, poller] () throws(SQLError) in
            try ServerConnection(parameters.list, limits, types, poller)
        }
        try await greet(connection, until: deadline)
        try connection.handle.enterPipeline()
        connection.canCancel(on: cancelling)
        if limits.preparedStatements {
            let settings = limits.settings(forTransaction: false)
            if case .refused(let error, _) = try await connection.perform([settings], shielded: true) {
                throw SQLError(.connection, "PostgreSQL refused its settings: \(error.message)", cause: error)
            }
        }
        return connection
    }

    private func greet(_ connection: ServerConnection, until deadline: Int64) async throws(SQLError) {
        // A new connection is as if its last step had asked for writing.
        var step: ServerHandle.OpeningStep = connection.isBroken ? .failed : .write
        while true {
            switch step {
            case .done:
                try connection.watch(writing: false)
                return
            case .failed:
                throw SQLError(.connection, "cannot connect to PostgreSQL: \(connection.handle.connectionMessage)")
            case .read, .write:
                try connection.watch(writing: step == .write)
                let rest = deadline - MonotonicClock.now
                guard rest > 0, await connection.readiness.wait(.nanoseconds(rest)) == .ready else {
                    throw SQLError(
                        .connection,
                        "cannot connect to PostgreSQL: no answer within \(limits.connectTimeout)"
                    )
                }
            }
            step = await blocking { connection.handle.advance() }
        }
    }

    private func blocking<Result: Sendable, Failure>(
        _ body: @escaping @Sendable () throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let result: Swift.Result<Result, Failure> = await withCheckedContinuation { continuation in
            blocking.async {
                continuation.resume(returning: Swift.Result(catching: body))
            }
        }
        return try result.get()
    }
}
