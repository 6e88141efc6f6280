package import Money

extension Service {
    /// What a booking of `seats` costs: the service's price is that of one.
    package func price(of seats: Int) -> MonetaryAmount {
        var whole = price
        // A price is at most 10^12 minor units and a session has at most 10,000 seats, so the product fits.
        whole.minorUnits *= Int64(seats)
        return whole
    }

    /// What of that is due before the booking stands.
    package func amountAhead(seats: Int = 1) -> MonetaryAmount { prepayment.amount(of: price(of: seats), seats: seats) }
}
