package import Money

/// An amount that Stripe can charge.
///
/// Bookable's minor units are those of Stripe's wire: `Currency` has two digits for ISK and UGX, of which both are
/// zero, and three for dinars, of which the last is. So nothing is converted, and what does not fit is refused.
package struct ChargeAmount: Sendable, Hashable {
    /// In minor units: cents of a euro, whole yen, hundredths of a króna that has none.
    package let value: Int64
    package let currency: Currency

    /// - Throws: what about the amount Stripe refuses.
    package init(_ value: Int64, _ currency: Currency) throws(AmountRefusal) {
        if let refusal = ChargeLimits.refusal(of: value, currency) { throw refusal }
        self.value = value
        self.currency = currency
    }

    /// The code as Stripe writes it: three small letters.
    package var currencyCode: String { currency.code.lowercased() }

    /// The currency of a code as Stripe writes it; `nil` for an unknown one.
    package static func currency(ofCode code: String) -> Currency? {
        Currency(code.uppercased())
    }
}
