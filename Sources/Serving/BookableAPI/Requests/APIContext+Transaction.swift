import Bookings
import SQL

extension APIContext {
    /// Runs a use case in one transaction, for whoever sent the request and as of when it was received.
    ///
    /// A change by anybody but the client is recorded in the audit log in the same transaction.
    func perform<Result: Sendable>(
        _ access: SQLAccess,
        on database: any SQLDatabase,
        _ useCase: (Transaction) async throws -> Result
    ) async throws -> Result {
        try await database.transaction(access, by: requester, at: receivedAt) { transaction in
            let result = try await useCase(transaction)
            if access != .read { try await recordChange(in: transaction) }
            return result
        }
    }

    /// Runs a use case that does its own audit logging, if any.
    func performUnrecorded<Result: Sendable>(
        _ access: SQLAccess,
        on database: any SQLDatabase,
        _ useCase: (Transaction) async throws -> Result
    ) async throws -> Result {
        try await database.transaction(access, by: requester, at: receivedAt, useCase)
    }

    /// Runs a use case in which a policy may have to decide about money: see ``BookingDesk/deciding(on:by:at:_:)``.
    func decide<Result: Sendable>(
        with desk: BookingDesk,
        on database: any SQLDatabase,
        _ useCase: (BookingDesk, Transaction) async throws -> Result
    ) async throws -> Result {
        try await desk.deciding(on: database, by: requester, at: receivedAt) { desk, transaction in
            let result = try await useCase(desk, transaction)
            try await recordChange(in: transaction)
            return result
        }
    }
}
