import Money

extension Booking {
    /// Throws for an amount that is said to be in another currency than the booking's.
    func requireCurrency(_ named: Currency?) throws {
        guard let named, named != currency else { return }
        throw BookingsError(.invalidValue, "The booking is in \(currency), not in \(named).", field: "currency")
    }
}
