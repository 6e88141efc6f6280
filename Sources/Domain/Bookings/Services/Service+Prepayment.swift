extension Service {
    /// Minor units of the price that are due before a booking stands.
    var amountAhead: Int64 { prepayment.amount(of: price, in: currency) }
}
