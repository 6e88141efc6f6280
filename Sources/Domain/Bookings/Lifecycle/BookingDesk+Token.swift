import SQL

extension BookingDesk {
    /// A new token for a booking, such as for a client who lost theirs; the earlier one becomes invalid.
    ///
    /// It is returned here and never again. Throws ``BookingsError`` if the booking does not exist or its client was erased.
    package func reissueToken(of id: BookingID, in transaction: Transaction) async throws -> Secret {
        var booking = try await holds.current(id, in: transaction)
        guard booking.client != .erased else {
            throw BookingsError(.wrongState, "The booking's client was erased.")
        }
        let token = Secret.makeBookingToken(of: booking.id)
        try await bookings.replaceToken(of: booking, with: token, in: transaction.connection)
        // Whoever was given it can act for the client from now on: the history says who that was.
        let change = BookingStore.Change(.tokenReissued, in: transaction)
        try await bookings.update(&booking, change: change, in: transaction.connection)
        return token
    }
}
