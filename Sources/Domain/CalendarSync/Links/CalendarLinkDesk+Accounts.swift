package import Bookings
import SQL

extension CalendarLinkDesk {
    /// Removes an account, its calendars, and all time that they block; its grant is taken back after the commit.
    ///
    /// Needs neither its service nor a grant that still holds. Throws ``BookingsError`` if the provider does not have it.
    package func disconnect(
        _ id: CalendarAccountID,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws {
        let (connection, now) = (transaction.connection, transaction.now)
        let accounts = CalendarAccountStore()
        try await connection.lock(provider)
        guard let account = try await accounts.find(id, of: provider, in: connection) else {
            throw BookingsError(.notFound, "Account \"\(id)\" was not found.", field: "account")
        }
        for link in try await list(of: provider, in: transaction) where link.account == id {
            try await unlink(link.id, of: provider, in: transaction)
        }
        // A grant that has ended needs no taking back.
        if let sealed = account.sealedGrant, account.endedAt == nil {
            let draft = try JobDraft(.calendarRevocation, of: provider, payload: RevocationJob(account, sealed))
            try await JobStore().enqueue(draft, at: now, in: connection)
        }
        try await accounts.delete(account, in: connection)
    }

    /// Refuses an address at an account that the provider does not have, or that is another service's.
    func check(_ address: CalendarAddress, of provider: ProviderID, in transaction: Transaction) async throws {
        guard case .entry(_, let id, let service) = address else { return }
        let account = try await CalendarAccountStore().find(id, of: provider, in: transaction.connection)
        guard account?.service == service else {
            throw BookingsError(
                .invalidValue,
                "The provider does not have an account \"\(id)\" at \(service.title).",
                field: "account"
            )
        }
    }
}
