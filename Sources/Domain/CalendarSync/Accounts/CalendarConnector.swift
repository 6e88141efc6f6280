package import CivilTime
package import Bookings
import Foundation
import OAuth
import SQL
import Sealing

/// Connects an account once its owner has agreed, which takes a request to its service between two transactions.
package struct CalendarConnector: Sendable {
    let database: any SQLDatabase
    let desk: CalendarAccountDesk
    let access: CalendarServiceAccess
    let keyring: Keyring
    private let accounts = CalendarAccountStore()
    private let jobs = JobStore()

    init(database: any SQLDatabase, desk: CalendarAccountDesk, access: CalendarServiceAccess, keyring: Keyring) {
        self.database = database
        self.desk = desk
        self.access = access
        self.keyring = keyring
    }

    /// Exchanges the code that came back with `state`, and has the account's calendars read anew.
    ///
    /// Throws ``BookingsError`` if the answer is not waited for, the account's owner did not agree to all, or the service
    /// refuses the code.
    package func connect(
        state: String,
        code: String,
        by requester: Requester,
        at now: Instant
    ) async throws -> CalendarAccount {
        // The attempt ends before its code is used: an answer that is sent twice finds nothing to answer.
        let pending = try await database.transaction(.write, by: requester, at: now) { transaction in
            try await desk.take(state, in: transaction)
        }
        let account = pending.account
        guard let client = access.client(for: account.service) else { throw Self.unregistered(account) }
        let grant: OAuthGrant
        do throws(OAuthError) {
            grant = try await client.grant(for: code, of: pending.attempt, at: now.secondsSince1970)
        } catch {
            throw BookingsError(.conflict, "\(account.service.title) gave no access: \(error.message)")
        }
        let sealed = try GrantVault(keyring).seal(grant, of: account.id, account.provider)
        // Without a refresh token, access would end with the first access token.
        guard grant.refreshToken != nil, Self.covers(grant, account.service) else {
            // By a job, because the service may not answer now, and the grant must not stay behind.
            try await revoke(sealed, of: account, at: now)
            throw BookingsError(
                .conflict,
                "Not everything was agreed to that is needed: begin again, and leave all boxes ticked."
            )
        }
        return try await database.transaction(.write, by: requester, at: now) { transaction in
            try await keep(sealed, of: account, in: transaction)
        }
    }

    private func keep(
        _ sealed: [UInt8],
        of account: CalendarAccount,
        in transaction: Transaction
    ) async throws -> CalendarAccount {
        let connection = transaction.connection
        try await connection.lock(account.provider)
        // By the revision that it has now: the former grant may have been renewed meanwhile.
        let current = try await desk.find(account.id, of: account.provider, in: transaction)
        guard try await accounts.keep(sealed, of: current, at: transaction.now, in: connection) else {
            throw BookingsError(.conflict, "The account was changed meanwhile; begin again.")
        }
        try await accounts.hastenCalendars(of: account, at: transaction.now, in: connection)
        return try await desk.find(account.id, of: account.provider, in: transaction)
    }

    private func revoke(_ sealed: [UInt8], of account: CalendarAccount, at now: Instant) async throws {
        try await database.transaction(.write) { connection in
            let draft = try JobDraft(.calendarRevocation, of: account.provider, payload: RevocationJob(account, sealed))
            try await jobs.enqueue(draft, at: now, in: connection)
        }
    }

    /// Whether all that is needed was agreed to; Microsoft names scopes with the address of its service or without.
    private static func covers(_ grant: OAuthGrant, _ service: CalendarService) -> Bool {
        let granted = grant.scopes.map { $0.lowercased() }
        return service.scopes.allSatisfy { wanted in
            let wanted = wanted.lowercased()
            return granted.contains { $0 == wanted || $0.hasSuffix("/\(wanted)") }
        }
    }

    private static func unregistered(_ account: CalendarAccount) -> BookingsError {
        BookingsError(.conflict, "This server is not registered at \(account.service.title).")
    }
}
