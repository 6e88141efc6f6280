import Money

/// Parses and formats amounts in forms.
enum MoneyText {
    /// Minor units of a text such as `12.50` or `12,5`; `nil` if it is not an amount of the currency.
    ///
    /// Thousands separators are not accepted: `1.000` could be one or a thousand.
    static func minorUnits(_ text: String, _ currency: Currency) -> Int64? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard (1...2).contains(parts.count), let whole = parts.first, (1...12).contains(whole.utf8.count) else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.utf8.count <= currency.digits, parts.count == 1 || !fraction.isEmpty else { return nil }
        let digits = whole + fraction + String(repeating: "0", count: currency.digits - fraction.utf8.count)
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int64(digits)
    }

    /// An amount as a field of a form takes it.
    static func text(_ amount: MonetaryAmount) -> String {
        amount.currency.decimal(amount.minorUnits.magnitude)
    }
}
