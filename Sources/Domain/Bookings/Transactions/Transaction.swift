package import CivilTime
package import SQL

/// One database transaction, with who asked for what it does and the time as of which all of it is decided.
///
/// A use case is handed one and never reads a clock: whatever it decides, it decides as of `now`.
package struct Transaction {
    package let requester: Requester

    package let now: Instant
    package let connection: any SQLConnection

    package init(by requester: Requester, at now: Instant, on connection: any SQLConnection) {
        self.requester = requester
        self.now = now
        self.connection = connection
    }

    /// Waits until nobody else changes what belongs to `provider`, and lets nobody do so until the transaction ends.
    package func lock(_ provider: ProviderID) async throws {
        try await connection.lock(provider)
    }

    /// The same transaction for what Bookable does by itself, such as ending a hold: as of `instant`, or of the same time.
    func bySystem(at instant: Instant? = nil) -> Transaction {
        Transaction(by: .system, at: instant ?? now, on: connection)
    }
}

extension SQLDatabase {
    /// Runs a use case in one transaction and returns its result once that is durable.
    ///
    /// `useCase` runs again when another transaction was in the way, so it must do nothing that a rollback does not undo.
    @discardableResult
    package func transaction<Result: Sendable>(
        _ access: SQLAccess,
        by requester: Requester,
        at now: Instant,
        _ useCase: (Transaction) async throws -> Result
    ) async throws -> Result {
        try await transaction(access) { connection in
            try await useCase(Transaction(by: requester, at: now, on: connection))
        }
    }
}
