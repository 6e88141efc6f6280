import Money

/// Prices as decimal numbers.
enum DecimalPrice {
    /// The amount of a text such as `49.00`; zeros behind the decimals of the currency are passed over.
    ///
    /// Throws what is wrong with it.
    static func amount(_ text: String, _ currency: Currency) throws(ImportFault) -> MonetaryAmount {
        var digits = Substring(ImportedText.trimmed(text))
        if let point = digits.firstIndex(of: ".") {
            while digits.last == "0", digits.distance(from: point, to: digits.endIndex) - 1 > currency.digits {
                digits.removeLast()
            }
            if digits.last == "." { digits.removeLast() }
        }
        guard let minor = currency.amount(ofDecimal: digits) else {
            throw ImportFault("the price \"\(text.prefix(40))\" is not an amount of \(currency.code)")
        }
        let amount = MonetaryAmount(minor, currency)
        guard amount.isPayable else { throw ImportFault("the price \(amount) cannot be paid in that currency") }
        return amount
    }
}
