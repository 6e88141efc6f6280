import CivilTime
import SQL

extension BookingDesk {
    /// Throws for a hold above what one address, or one client, may have of a provider at once.
    ///
    /// Counted behind the provider's lock, so that no timing lets one more pass.
    func check(
        _ marks: HoldMarks,
        besides booking: BookingID? = nil,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws {
        let bounds = [
            (marks.address, BookingStore.HoldMark.address, holdLimits.perAddress, "this address"),
            (marks.contact, .contact, holdLimits.perContact, "this client"),
        ]
        for case (let hash?, let mark, let bound, let owner) in bounds where bound > 0 {
            let held = try await transaction.connection.run(
                bookings.heldSeats(mark, hash, besides: booking, of: provider, at: transaction.now, atMost: bound)
            )
            // Seats, or parties would take as many times what one may have. A first party fits, however large.
            guard held.reduce(0, { $0 + $1.seats }) >= bound else { continue }
            var error = BookingsError(
                .tooManyHolds,
                "As many slots as may be are held for \(owner) already: \(bound). Confirm or cancel one of them."
            )
            // As soon as the first of them runs out there is room for another hold.
            error.retryAfter = (held.map(\.end).min() ?? transaction.now) - transaction.now
            throw error
        }
    }
}

extension Requester {
    /// Whether what is held is counted: whoever has a key of the provider's answers for it, and no other provider's.
    func isCounted(at provider: ProviderID) -> Bool {
        switch self {
        case .system: false
        // A key of the operator's speaks for every provider.
        case .key(_, _, let own), .member(_, _, let own): own != nil && own != provider
        case .anonymous, .client: true
        }
    }
}
