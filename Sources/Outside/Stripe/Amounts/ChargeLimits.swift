package import Money

/// What Stripe charges at least and at most, after docs.stripe.com/currencies.
///
/// The minimum depends on the currency that the account is paid out in as well. Where that differs, and for currencies
/// without a minimum here, Stripe asks for the worth of about half a US dollar and answers `amount_too_small`.
package enum ChargeLimits {
    /// Eight digits.
    package static let maximum: Int64 = 99_999_999

    /// The smallest amount, in minor units; never below the smallest that can be paid.
    package static func minimum(_ currency: Currency) -> Int64 {
        minimums[currency.code] ?? currency.payableStep
    }

    /// Whether Stripe has charges in a currency.
    package static func supports(_ currency: Currency) -> Bool {
        !unsupported.contains(currency.code)
    }

    /// Why an amount cannot be charged; `nil` where it can.
    package static func refusal(of amount: MonetaryAmount) -> AmountRefusal? {
        let currency = amount.currency
        guard supports(currency) else { return .unsupportedCurrency }
        guard amount.minorUnits >= minimum(currency) else { return .tooSmall(minimum: minimum(currency)) }
        guard amount.minorUnits <= maximum else { return .tooLarge(maximum: currency.payable(maximum)) }
        guard amount.isPayable else { return .indivisible(step: currency.payableStep) }
        return nil
    }

    private static let minimums: [String: Int64] = [
        "AED": 200, "AUD": 50, "BGN": 100, "BRL": 50, "CAD": 50, "CHF": 50, "CZK": 1500, "DKK": 250, "EUR": 50,
        "GBP": 30, "HKD": 400, "HUF": 17_500, "INR": 50, "JPY": 50, "MXN": 1000, "MYR": 200, "NOK": 300, "NZD": 50,
        "PLN": 200, "RON": 200, "SEK": 300, "SGD": 50, "THB": 1000, "USD": 50,
    ]

    /// Known to Bookable, not charged at Stripe: withdrawn, under sanctions, or without Stripe's support.
    private static let unsupported: Set<String> = [
        "CUC", "CUP", "HRK", "IQD", "IRR", "KPW", "LYD", "RUB", "SDG", "SLL", "SYP", "VES", "ZWL",
    ]
}
