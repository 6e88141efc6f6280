import SQL

extension SQLiteDatabase {
    /// Runs a write transaction on the thread of the connection, after those who came before.
    ///
    /// Whoever waits for the connection waits where it is used, so that transactions follow at once.
    func writeInTurn<Result: Sendable>(
        _ access: SQLAccess,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> (Result, PendingNotifications) {
        try await writers.withLoan(on: writing, isBrief: access == .briefWrite) { loan in
            try await write(access, on: loan, SQLiteConnection(loan.connection, file), body)
        }
    }

    /// Runs a brief write transaction where its caller is, if nobody else writes and the disk is quick; `nil` if not.
    ///
    /// On a quick disk the two switches of threads would take as long as half of the commit. Only the disk is waited for.
    /// If many waited, each would block the thread that reads the requests of others.
    func writeInPlace<Result: Sendable>(
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> (Result, PendingNotifications)? {
        guard group.isQuick, !group.wasAwaited else { return nil }
        return try await writers.withIdleLoan { loan in
            // Copying the log is left to the connection's thread.
            guard !loan.connection.hasLongLog else { return nil }
            let connection = SQLiteConnection(loan.connection, file, inPlace: true)
            guard try await connection.beginAtOnce() else { return nil }
            return try await write(.briefWrite, on: loan, connection, hasBegun: true, body)
        }
    }

    /// Runs one write transaction, and returns once what it did is durable.
    ///
    /// A brief one that has decided hands the open transaction to the next brief one that waits, who does its part behind a
    /// savepoint; the last of them commits for all. So they share one synchronisation of the disk.
    private func write<Result: Sendable>(
        _ access: SQLAccess,
        on loan: ConnectionLoan<SQLiteSession>,
        _ connection: SQLiteConnection,
        hasBegun: Bool = false,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> (Result, PendingNotifications) {
        let result: Result
        if group.isEmpty {
            result = try await first(hasBegun ? nil : access, connection, loan.connection, body)
        } else {
            result = try await joined(connection, loan, body)
        }
        try await makeDurable(connection, loan, isBrief: access == .briefWrite)
        return (result, connection.notifications)
    }

    /// Does what begins a transaction; nobody else is in it, so that an error undoes all of it.
    private func first<Result: Sendable>(
        _ access: SQLAccess?,
        _ connection: SQLiteConnection,
        _ session: SQLiteSession,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        do {
            return try await session.interruptible {
                if let access { try await connection.begin(access) }
                let result = try await body(connection)
                try await connection.decide(joined: false)
                return result
            }
        } catch {
            try await connection.rollBack(after: error)
            // What was found in a file that is no longer the database says nothing.
            try file.check()
            throw connection.contention ?? error
        }
    }

    /// Does the part of one who was handed the transaction.
    ///
    /// A statement is not interrupted when the task is cancelled: SQLite would roll back what others have decided.
    private func joined<Result: Sendable>(
        _ connection: SQLiteConnection,
        _ loan: ConnectionLoan<SQLiteSession>,
        _ body: (any SQLConnection) async throws -> Result
    ) async throws -> Result {
        do {
            try await connection.join()
            let result = try await body(connection)
            try await connection.decide(joined: true)
            return result
        } catch {
            await settleOthers(after: connection, loan)
            throw connection.contention ?? error
        }
    }

    /// Waits until what was decided is durable, or commits it where nobody takes the transaction over.
    private func makeDurable(
        _ connection: SQLiteConnection,
        _ loan: ConnectionLoan<SQLiteSession>,
        isBrief: Bool
    ) async throws {
        let isAwaited = loan.isAwaited
        group.note(isAwaited: isAwaited)
        if isBrief, isAwaited, group.takesMore {
            // Those who are on the way to this thread come in, all at once: none does while a transaction keeps it.
            if !loan.isAwaitedInLine, !connection.isInPlace { await writing.turn() }
            if loan.isAwaitedInLine, try await group.commitsLater(passingOn: loan) { return }
        }
        do {
            try await group.commit { try await connection.commit() }
        } catch {
            try await connection.rollBack(after: error)
            throw connection.contention ?? error
        }
    }

    /// Commits what others have decided although the last one failed.
    private func settleOthers(after connection: SQLiteConnection, _ loan: ConnectionLoan<SQLiteSession>) async {
        do {
            guard try await connection.leave() else {
                // Such as a full disk. Each tries again by itself.
                throw SQLError(.contention, "the transaction was rolled back with another that it shared a commit with")
            }
            if group.takesMore, loan.passOn() { return }
            try await group.commit { try await connection.commit() }
        } catch {
            group.end(.failure(error))
            do {
                try await connection.rollBack(after: error)
            } catch {
                // Told to nobody: the next transaction rolls back before it begins.
                assert(error is SQLError)
            }
        }
    }
}
