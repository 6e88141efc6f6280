/// Why Stripe would not charge an amount.
package enum AmountRefusal: Error, Sendable, Hashable {
    /// The currency is not charged in at all.
    case unsupportedCurrency
    /// The amount is below the smallest, in minor units.
    case tooSmall(minimum: Int64)
    /// The amount is above the largest, in minor units.
    case tooLarge(maximum: Int64)
    /// The amount is not a multiple of what can be paid: 10 thousandths of a dinar, 100 hundredths of a króna.
    case indivisible(step: Int64)
}
