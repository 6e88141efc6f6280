import CivilTime
import Bookings
import SQL

/// Rows of accounts at services of calendars.
struct CalendarAccountStore: Sendable {
    func insert(_ account: CalendarAccount, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            INSERT INTO calendar_accounts (provider_id, account_id, service, attempt, attempt_ends_at, revision, created_at,
                created_by, updated_at)
            VALUES (\(account.provider), \(account.id), \(account.service), \(account.sealedAttempt),
                \(account.attemptEndsAt), \(account.revision), \(account.createdAt), \(account.createdBy),
                \(account.updatedAt))
            """
        )
    }

    /// `nil` if the provider does not have that account.
    func find(
        _ id: CalendarAccountID,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> CalendarAccount? {
        try await connection.query(
            """
            SELECT \(CalendarAccount.columns) FROM calendar_accounts
            WHERE provider_id = \(provider) AND account_id = \(id)
            """
        ).first.map(CalendarAccount.init(row:))
    }

    /// The provider's accounts in the order in which they were made, which are few.
    func list(of provider: ProviderID, in connection: any SQLConnection) async throws -> [CalendarAccount] {
        try await connection.query(
            """
            SELECT \(CalendarAccount.columns) FROM calendar_accounts WHERE provider_id = \(provider) ORDER BY account_id
            """
        ).map(CalendarAccount.init(row:))
    }

    /// Replaces the question that is being asked; `nil` if none is any more.
    func setAttempt(
        _ sealed: [UInt8]?,
        until endsAt: Instant?,
        of account: CalendarAccount,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            UPDATE calendar_accounts SET attempt = \(sealed), attempt_ends_at = \(endsAt), updated_at = \(now)
            WHERE provider_id = \(account.provider) AND account_id = \(account.id)
            """
        )
    }

    /// Keeps a grant in the place of the one that `account` had, unless another has taken it; whether it did so.
    func keep(
        _ sealedGrant: [UInt8],
        of account: CalendarAccount,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE calendar_accounts SET grant_secret = \(sealedGrant), ended_at = NULL, renewing_until = NULL,
                revision = revision + 1, updated_at = \(now)
            WHERE provider_id = \(account.provider) AND account_id = \(account.id) AND revision = \(account.revision)
            """
        ) == 1
    }

    /// Notes that the grant of `account` has ended, unless another has taken its place; whether it did so.
    func end(_ account: CalendarAccount, at now: Instant, in connection: any SQLConnection) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE calendar_accounts SET ended_at = \(now), renewing_until = NULL, updated_at = \(now)
            WHERE provider_id = \(account.provider) AND account_id = \(account.id) AND revision = \(account.revision)
                AND ended_at IS NULL
            """
        ) == 1
    }

    /// Takes the renewal of the grant for itself until `end`; whether it did so, as only one renews it at a time.
    func beginRenewal(
        of account: CalendarAccount,
        until end: Instant,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        // By the revision too, or whoever read an older grant would renew what has been replaced already.
        try await connection.execute(
            """
            UPDATE calendar_accounts SET renewing_until = \(end)
            WHERE provider_id = \(account.provider) AND account_id = \(account.id) AND revision = \(account.revision)
                AND (renewing_until IS NULL OR renewing_until <= \(now))
            """
        ) == 1
    }

    /// Leaves the renewal to others.
    func endRenewal(of account: CalendarAccount, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE calendar_accounts SET renewing_until = NULL
            WHERE provider_id = \(account.provider) AND account_id = \(account.id) AND revision = \(account.revision)
            """
        )
    }

    func delete(_ account: CalendarAccount, in connection: any SQLConnection) async throws {
        try await connection.execute(
            "DELETE FROM calendar_accounts WHERE provider_id = \(account.provider) AND account_id = \(account.id)"
        )
    }
}

extension CalendarAccountStore {
    /// Makes all calendars of an account due, as after it was connected.
    func hastenCalendars(
        of account: CalendarAccount,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            UPDATE calendar_links SET due_at = \(now)
            WHERE provider_id = \(account.provider) AND account_id = \(account.id)
            """
        )
    }
}
