import CivilTime

extension BookingStore {
    /// Whether a client has been with a provider before, besides a booking that is being moved.
    ///
    /// False for everybody to whom the provider's clients are not known: nobody can find out from what is offered whose address the
    /// provider has.
    func isReturning(
        _ client: ClientDetails,
        at provider: ProviderID,
        besides moved: BookingID? = nil,
        in transaction: Transaction
    ) async throws -> Bool {
        guard transaction.requester.knowsClients(of: provider), !client.areAwaited,
            !ContactKeys(client).keys.isEmpty
        else { return false }
        let identity = try ClientIdentity(of: provider, email: client.email, phone: client.phone, booking: nil)
        // The first bookings: whoever comes back has kept one of them.
        let bookings = try await list(of: identity, after: nil, limit: 50, in: transaction.connection)
        return bookings.contains { $0.id != moved && $0.hasTakenPlace(by: transaction.now) }
    }
}

extension BookingStore {
    /// What an availability rule is told of the client whose booking is to be moved; false without a rule.
    package func isReturning(
        toMove moved: Booking?,
        in offered: OfferedService,
        _ transaction: Transaction
    ) async throws -> Bool {
        guard offered.rule != nil, let moved else { return false }
        return try await isReturning(moved.client, at: moved.provider, besides: moved.id, in: transaction)
    }
}

extension Booking {
    fileprivate func hasTakenPlace(by now: Instant) -> Bool {
        status == .completed || status == .confirmed && endAt <= now
    }
}

extension Requester {
    /// Whether the provider's clients are known to the requester.
    fileprivate func knowsClients(of provider: ProviderID) -> Bool {
        switch self {
        case .key(_, .finance, _), .anonymous, .client: false
        case .key(_, _, let own), .member(_, _, let own): own == nil || own == provider
        case .system: true
        }
    }
}
