import SQL

/// One transaction on a connection that its caller has to itself.
///
/// What gives no answer that anyone waits for, such as BEGIN, is kept back and sent along with the next statement; its
/// failure is the failure of that statement.
final class PostgresConnection: SQLConnection {
    private enum State {
        case active
        /// A statement failed that is inside of that many savepoints: what began later is not there.
        case failed(depth: Int)
        case ended
    }

    private struct Pending {
        let request: Request
        /// How many savepoints it is inside of.
        let depth: Int
        /// What its failure is to whoever waits for what it is sent with.
        var translate: ((SQLError) -> SQLError)?
    }

    private let server: ServerConnection
    private let access: SQLAccess
    private var state = State.active
    private var pending: [Pending]
    /// How many requests begin the transaction.
    private let lengthOfBeginning: Int
    /// How often something was sent.
    private var exchanges = 0
    /// How many savepoints are open.
    private var depth = 0
    /// The transaction that was in the way of a statement.
    private(set) var contention: SQLError?
    /// What to tell listeners of this process once the transaction has committed.
    private(set) var notifications = PendingNotifications()

    let dialect = Dialect.postgres

    init(_ server: ServerConnection, _ access: SQLAccess) {
        self.server = server
        self.access = access
        let mode = access == .read ? "REPEATABLE READ READ ONLY" : "READ COMMITTED READ WRITE"
        var requests = [Request(control: "BEGIN ISOLATION LEVEL \(mode)")]
        if !server.limits.preparedStatements { requests.append(server.limits.settings(forTransaction: true)) }
        pending = requests.map { Pending(request: $0, depth: 0, translate: Self.refusalToWrite) }
        lengthOfBeginning = pending.count
    }

    func query(_ statement: SQLStatement) async throws -> [SQLRow] {
        let (text, arguments) = statement.rendered(for: dialect)
        return try await run(Request(text, arguments)).rows
    }

    @discardableResult
    func execute(_ statement: SQLStatement) async throws -> Int {
        let (text, arguments) = statement.rendered(for: dialect)
        return try await run(Request(text, arguments)).changes
    }

    /// Takes one round trip, and one for each statement while the types of some are not known.
    func rows(of statements: [SQLStatement]) async throws -> [[SQLRow]] {
        var requests: [Request] = []
        for statement in statements {
            let (text, arguments) = statement.rendered(for: dialect)
            guard let types = arguments.isEmpty ? [] : server.types.of(text) else {
                return try await rowsOneByOne(of: statements)
            }
            requests.append(Request(text, arguments, types: types))
        }
        return try await send(requests).map(\.rows)
    }

    func executeLater(_ statement: SQLStatement, _ translate: @escaping (SQLError) -> SQLError) async throws {
        let (text, arguments) = statement.rendered(for: dialect)
        guard let types = arguments.isEmpty ? [] : server.types.of(text) else {
            try await executeNow(statement, translate)
            return
        }
        try hold(Request(text, arguments, types: types), translate)
    }

    func execute(unsafeScript script: String) async throws {
        let milliseconds = server.limits.scriptTimeout.milliseconds
        try hold(Request(control: "SET LOCAL statement_timeout = \(milliseconds)"))
        // The limit must hold before the script begins, which cannot be sent along with it.
        _ = try await send([])
        try await settle([Pending(request: Request(control: script), depth: depth)]) {
            try await server.performScript(script)
        }
        guard server.handle.transactionStatus == .active else {
            throw note(SQLError(.syntax, "a script may not end the transaction that it runs in"), depth: 0)
        }
    }

    func lock(_ name: String) async throws {
        // Names become numbers by a hash: two that share one merely wait for each other.
        let text = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
        try hold(Request(text, [.text(name)], types: [.text]))
    }

    func notify(_ channel: String, _ payload: String) async throws {
        try hold(Request("SELECT pg_notify($1, $2)", [.text(channel), .text(payload)], types: [.text, .text]))
        notifications.add(payload, to: channel)
    }

    @discardableResult
    func savepoint<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        let notified = notifications.count
        let held = pending.count
        let sent = exchanges
        // By depth, so that the texts are few and always the same.
        let name = "s\(depth + 1)"
        try hold(Request(control: "SAVEPOINT \(name)"))
        depth += 1
        do {
            let result = try await body()
            try checkActive()
            // What is still held back belongs to this savepoint, which must be there if it fails.
            let isUntouched = sent == exchanges && pending.count == held + 1
            if !isUntouched, !pending.isEmpty { _ = try await send([]) }
            depth -= 1
            try hold(Request(control: "RELEASE \(name)"))
            return result
        } catch {
            depth -= 1
            notifications.drop(after: notified)
            if sent == exchanges {
                pending.removeSubrange(held...)
            } else {
                undo(to: name)
            }
            throw error
        }
    }

    func commit() async throws {
        try checkActive()
        try Task.checkCancellation()
        // Nothing was run when not even the beginning was sent.
        if exchanges > 0 || pending.count > lengthOfBeginning {
            let tag = try await sendCommit().tag
            // A transaction that has failed answers COMMIT with ROLLBACK and reports no error.
            guard tag == "COMMIT" else {
                throw note(SQLError(.aborted, "PostgreSQL answered COMMIT with \(tag)"), depth: 0)
            }
        }
        state = .ended
    }

    /// Rolls back unless the transaction has ended.
    func rollBack() async {
        state = .ended
        guard !server.isBroken, server.handle.transactionStatus != .idle else { return }
        do {
            if case .refused = try await server.perform([Request(control: "ROLLBACK")], shielded: true) {
                server.abandon()
            }
        } catch {
            // The server rolls back what a lost connection leaves behind.
            server.abandon()
        }
    }

    /// A server that follows another one calls it unsupported to begin a transaction that writes.
    private static func refusalToWrite(_ error: SQLError) -> SQLError {
        guard error.sqlState == .unsupportedFeature else { return error }
        return SQLError(.readOnly, "the server is a replica, which can only be read", cause: error)
    }

    private func run(_ request: Request) async throws -> Outcome.Reply {
        try await send([request]).last ?? Outcome.Reply()
    }

    /// Sends what was held back and then the requests, and returns what was answered to these.
    private func send(_ requests: [Request], shielded: Bool = false) async throws -> [Outcome.Reply] {
        try checkActive()
        do {
            if !shielded { try Task.checkCancellation() }
        } catch {
            throw note(error, depth: 0)
        }
        let all = pending + requests.map { Pending(request: $0, depth: depth) }
        guard !all.isEmpty else { return [] }
        pending = []
        exchanges += 1
        let replies = try await settle(all) {
            try await server.perform(all.map(\.request), shielded: shielded)
        }
        return replies.suffix(requests.count)
    }

    /// Notes what was refused of the requests.
    @discardableResult
    private func settle(_ requests: [Pending], _ exchange: () async throws -> Outcome) async throws -> [Outcome.Reply] {
        let outcome: Outcome
        do {
            outcome = try await exchange()
        } catch {
            throw note(error, depth: 0)
        }
        switch outcome {
        case .answered(let replies): return replies
        case .refused(let error, let index):
            let refused = requests[index]
            throw note(refused.translate?(error) ?? error, depth: refused.depth)
        }
    }

    private func sendCommit() async throws -> Outcome.Reply {
        do {
            // Not to be cancelled on the way: a commit whose answer was not awaited may or may not have happened.
            return try await send([Request(control: "COMMIT")], shielded: true).last ?? Outcome.Reply()
        } catch let error as SQLError where server.isBroken && access != .read {
            throw SQLError(
                .unknownOutcome,
                "the connection was lost while the transaction was committed, so that nobody knows whether it was",
                cause: error
            )
        }
    }

    private func hold(
        _ request: Request,
        _ translate: ((SQLError) -> SQLError)? = nil
    ) throws(SQLError) {
        try checkActive()
        pending.append(Pending(request: request, depth: depth, translate: translate))
    }

    /// Goes back to the savepoint with the next statement, unless it was never set.
    private func undo(to name: String) {
        switch state {
        case .ended: return
        case .failed(let failed) where failed <= depth: return
        case .active, .failed: break
        }
        // What was held back since began inside of the savepoint.
        pending = ["ROLLBACK TO \(name)", "RELEASE \(name)"].map {
            Pending(request: Request(control: $0), depth: depth)
        }
        if contention == nil { state = .active }
    }

    private func checkActive() throws(SQLError) {
        switch state {
        case .active: break
        case .failed: throw SQLError(.aborted, "an earlier statement of the transaction failed")
        case .ended: throw SQLError(.closed, "the transaction has ended")
        }
    }

    private func note(_ error: any Error, depth: Int) -> any Error {
        state = .failed(depth: depth)
        if let error = error as? SQLError, error.code == .contention { contention = error }
        return error
    }
}
