import Money

extension Service {
    /// Minor units of the price that are due before a booking stands.
    ///
    /// Throws for a currency that is none.
    var amountAhead: Int64 {
        get throws {
            guard let known = Currency(currency) else {
                throw BookingsError(.invalidValue, "\(currency) is no currency code of ISO 4217.", field: "currency")
            }
            return prepayment.amount(of: price, in: known)
        }
    }
}
