package import Money

extension BookingDesk {
    /// Corrects what a booking costs, such as after a discount or an extra; the history tells both prices.
    ///
    /// What was agreed stays in force otherwise: the policy looks at what was paid, and not at the price. Throws ``BookingsError`` for
    /// a booking that does not stand, whose payment is awaited at its old price, and for a price below what the provider keeps of it.
    package func changePrice(
        of id: BookingID,
        to amount: Int64,
        currency: Currency? = nil,
        in transaction: Transaction
    ) async throws -> Booking {
        var booking = try await holds.current(id, in: transaction)
        guard booking.status == .confirmed || booking.status == .completed else {
            throw booking.wrongState("given another price", from: "confirmed or completed")
        }
        try booking.requireCurrency(currency)
        let (old, new) = (booking.price, MonetaryAmount(amount, booking.currency))
        // Said again, it is no change.
        guard new != old else { return booking }
        guard new.isPayable else {
            throw BookingsError(
                .invalidValue,
                "Amounts of \(new.currency) must be multiples of \(new.currency.payableStep).",
                field: "price"
            )
        }
        let kept = booking.paid - booking.refunded
        guard amount >= kept else {
            throw BookingsError(
                .invalidValue,
                "\(booking.amount(kept)) is paid; give \(booking.amount(kept - amount)) back first.",
                field: "price"
            )
        }
        booking.price = new
        // What was due ahead has come by now; no part of a price is larger than the price.
        booking.prepayment = min(booking.prepayment, amount)
        let change = BookingStore.Change(.priceChanged, in: transaction, note: "\(new) instead of \(old)")
        try await bookings.update(&booking, change: change, in: transaction.connection)
        return booking
    }
}
