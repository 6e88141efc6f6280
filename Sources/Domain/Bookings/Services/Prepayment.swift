package import Money

/// How much of a service's price is due before a booking stands.
package enum Prepayment: Hashable, Sendable {
    case notRequired

    /// Minor units of the price's currency.
    case deposit(Int64)

    /// Whole per cent of the price, from 1 to 100.
    case depositPercent(Int64)
    case all

    /// Minor units that are due of `price`: no more than it, and an amount that the currency can pay.
    ///
    /// A percentage is rounded half up, then toward zero to what can be paid.
    package func amount(of price: Int64, in currency: Currency) -> Int64 {
        // A price is at most 10^12 minor units, so 100 times it fits.
        switch self {
        case .notRequired: 0
        case .deposit(let amount): min(amount, price)
        case .depositPercent(let percent): currency.payable((price * percent + 50) / 100)
        case .all: price
        }
    }
}
