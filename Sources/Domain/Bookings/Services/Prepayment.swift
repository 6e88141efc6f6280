package import Money

/// How much of a service's price is due before a booking stands.
package enum Prepayment: Hashable, Sendable {
    case notRequired

    /// Minor units of the price's currency, for each seat.
    case deposit(Int64)

    /// Whole per cent of the price, from 1 to 100.
    case depositPercent(Int64)
    case all

    /// What is due of `price`, which `seats` cost together: no more than it, and an amount that its currency can pay.
    ///
    /// A percentage is rounded half up, then toward zero to what can be paid.
    package func amount(of price: MonetaryAmount, seats: Int = 1) -> MonetaryAmount {
        var due = price
        switch self {
        case .notRequired: due.minorUnits = 0
        // Whether it can be paid was checked with the service.
        case .deposit(let amount): due.minorUnits = min(amount * Int64(seats), price.minorUnits)
        case .depositPercent(let percent):
            // Seats cost at most 10^16 minor units together, so 100 times it fits.
            due.minorUnits = price.currency.payable((price.minorUnits * percent + 50) / 100)
        case .all: break
        }
        return due
    }
}
