package import Money

/// An amount that Stripe can charge.
///
/// Bookable's minor units are those of Stripe's wire: `Currency` has two digits for ISK and UGX, of which both are
/// zero, and three for dinars, of which the last is. So nothing is converted, and what does not fit is refused.
package struct ChargeAmount: Sendable, Hashable {
    package let amount: MonetaryAmount

    /// - Throws: what about the amount Stripe refuses.
    package init(_ amount: MonetaryAmount) throws(AmountRefusal) {
        if let refusal = ChargeLimits.refusal(of: amount) { throw refusal }
        self.amount = amount
    }

    /// The code as Stripe writes it: three small letters.
    package var currencyCode: String { amount.currency.code.lowercased() }

    /// The currency of a code as Stripe writes it; `nil` for an unknown one.
    package static func currency(ofCode code: String) -> Currency? {
        Currency(code.uppercased())
    }
}
