import SQL

/// One transaction on a connection that its caller has to itself.
///
/// Statements run on the queue of the connection, where the whole transaction runs unless its body has moved elsewhere.
final class SQLiteConnection: SQLConnection {
    private enum State {
        case active
        /// A statement failed; nothing but a rollback may follow.
        case failed
        case ended
    }

    private let session: SQLiteSession
    private let file: DatabaseFile
    /// Whether statements run on the thread of whoever sends them.
    let isInPlace: Bool
    private var state = State.active
    /// Whether the savepoint of ``join()`` was set, to which ``leave()`` can go back.
    private var hasJoined = false
    /// The lock held by another process that a statement met.
    private(set) var contention: SQLError?
    /// What to tell listeners once the transaction has committed.
    private(set) var notifications = PendingNotifications()

    let dialect = Dialect.sqlite

    init(_ session: SQLiteSession, _ file: DatabaseFile, inPlace: Bool = false) {
        self.session = session
        self.file = file
        isInPlace = inPlace
    }

    func query(_ statement: SQLStatement) async throws -> [SQLRow] {
        try await run { try $0.rows(of: statement) }
    }

    @discardableResult
    func execute(_ statement: SQLStatement) async throws -> Int {
        try await run { try $0.changes(by: statement) }
    }

    /// All of them in one access to the connection.
    func rows(of statements: [SQLStatement]) async throws -> [[SQLRow]] {
        try await run { handle in try statements.map { try handle.rows(of: $0) } }
    }

    func execute(unsafeScript script: String) async throws {
        try await run { handle in
            try handle.run(script: script)
            // After a COMMIT inside, what came before it would stand without the row that says that it was run.
            guard handle.isInTransaction else {
                throw SQLError(.syntax, "a script may not end the transaction that it runs in")
            }
        }
    }

    /// Write transactions run one at a time, so that each has every lock.
    func lock(_ name: String) async throws {
        try checkActive()
    }

    func notify(_ channel: String, _ payload: String) async throws {
        try checkActive()
        notifications.add(payload, to: channel)
    }

    @discardableResult
    func savepoint<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        // The name may repeat: SQLite goes back to the innermost savepoint of it, so that they nest.
        let notified = notifications.count
        try await execute("SAVEPOINT nested")
        do {
            let result = try await body()
            try await execute("RELEASE nested")
            return result
        } catch {
            notifications.drop(after: notified)
            try await undoSavepoint()
            throw error
        }
    }

    func begin(_ access: SQLAccess) async throws {
        try await run { [file] handle in
            // What is read of a file that was replaced is not what should be answered; a writer finds out when it ends.
            if access == .read { try file.check() }
            // A rollback that failed may have left a transaction behind.
            try handle.rollBack()
            // A writer takes its lock at once: one that reads first fails without a wait if another has written since.
            _ = try handle.changes(by: access == .read ? "BEGIN DEFERRED TRANSACTION" : "BEGIN IMMEDIATE TRANSACTION")
        }
    }

    /// Begins a write transaction unless another process writes, for whose end it does not wait.
    func beginAtOnce() async throws -> Bool {
        try await run { handle in
            try handle.rollBack()
            return try handle.withoutWaiting { handle in
                do {
                    _ = try handle.changes(by: "BEGIN IMMEDIATE TRANSACTION")
                    return true
                } catch let error as SQLError where error.code == .contention {
                    return false
                }
            }
        }
    }

    /// Begins within a transaction of others, whose changes are decided and wait for their commit.
    func join() async throws {
        try await run { _ = try $0.changes(by: "SAVEPOINT member") }
        hasJoined = true
    }

    /// Ends what its body may do; what it did stands once the transaction is committed.
    func decide(joined: Bool) async throws {
        try checkActive()
        try Task.checkCancellation()
        if joined { try await run { _ = try $0.changes(by: "RELEASE member") } }
        state = .ended
    }

    /// Commits what is decided, of this and of those that it joined.
    @discardableResult
    func commit() async throws -> CommitGroup.Commit {
        do {
            return try await session.uninterrupted(inPlace: isInPlace) { [file, isInPlace] handle in
                let time = try ContinuousClock().measure { _ = try handle.changes(by: "COMMIT TRANSACTION") }
                // A file that was removed meanwhile took the commit, and takes it along when it goes.
                try file.check()
                // Takes long: the caller's thread, which has other work to do, never waits for it.
                if !isInPlace { handle.copyLogIfLong() }
                return CommitGroup.Commit(changes: handle.totalChanges, time: time)
            }
        } catch {
            throw note(error)
        }
    }

    /// Undoes what was done since ``join()``; false if SQLite has rolled back all of the transaction.
    func leave() async throws -> Bool {
        state = .ended
        return try await session.uninterrupted(inPlace: isInPlace) { [hasJoined] handle in
            guard handle.isInTransaction else { return false }
            // Whoever was cancelled before the savepoint was set has nothing to undo, and must not undo what others decided.
            guard hasJoined else { return true }
            for statement in ["ROLLBACK TO member", "RELEASE member"] as [SQLStatement] {
                _ = try handle.changes(by: statement)
            }
            return true
        }
    }

    /// Rolls back unless the transaction has ended.
    func rollBack(after error: any Error) async throws {
        // Before the rollback, so that what a body has kept of the connection is of no use even while that runs.
        state = .ended
        do {
            try await session.uninterrupted(inPlace: isInPlace) { try $0.rollBack() }
        } catch let failure as SQLError {
            throw SQLError(.connection, "the transaction could not be rolled back: \(failure.message)", cause: error)
        }
    }

    private func run<Result: Sendable>(
        _ access: @escaping @Sendable (SQLiteHandle) throws -> Result
    ) async throws -> Result {
        try checkActive()
        do {
            return try await session.run(inPlace: isInPlace, access)
        } catch {
            throw note(error)
        }
    }

    private func checkActive() throws(SQLError) {
        switch state {
        case .active: break
        case .failed: throw SQLError(.aborted, "an earlier statement of the transaction failed")
        case .ended: throw SQLError(.closed, "the transaction has ended")
        }
    }

    private func note(_ error: any Error) -> any Error {
        state = .failed
        if let error = error as? SQLError, error.code == .contention { contention = error }
        return error
    }

    /// Undoes what was done since the innermost savepoint, unless SQLite has rolled the whole transaction back.
    private func undoSavepoint() async throws {
        // Some errors, such as a full disk, end the whole transaction, and the savepoint with it.
        let isOpen = try await session.uninterrupted(inPlace: isInPlace) { handle in
            guard handle.isInTransaction else { return false }
            for statement in ["ROLLBACK TO nested", "RELEASE nested"] as [SQLStatement] {
                _ = try handle.changes(by: statement)
            }
            return true
        }
        // After contention the whole transaction is to be tried again, whatever the body makes of it.
        if isOpen, contention == nil { state = .active }
    }
}
