package import Money

extension Service {
    /// Minor units of the price that are due before a booking stands.
    package var amountAhead: MonetaryAmount { prepayment.amount(of: price) }
}
