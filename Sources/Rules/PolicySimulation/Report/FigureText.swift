package import Money

/// Formats figures for people, with a comma between thousands.
package enum FigureText {
    /// `1,250`.
    package static func count(_ count: some BinaryInteger) -> String {
        grouped(String(count))
    }

    /// An amount in the currency's units: `1,250.00`.
    package static func amount(_ amount: some BinaryInteger, _ currency: Currency) -> String {
        let parts = currency.decimal(amount).split(separator: ".", maxSplits: 1).map(String.init)
        return ([grouped(parts.first ?? "")] + parts.dropFirst()).joined(separator: ".")
    }

    /// A share in per cent with one decimal, rounded half up: `12.5 %`; a hyphen if `whole` is zero.
    package static func share(_ part: Int128, of whole: Int128) -> String {
        guard whole > 0 else { return "-" }
        let tenths = (part * 1_000 + whole / 2) / whole
        return "\(tenths / 10).\(tenths % 10) %"
    }

    /// A difference with its sign: `+1.00`, `-1.00`, `0.00`.
    package static func difference(_ amount: Int128, _ currency: Currency) -> String {
        (amount > 0 ? "+" : "") + self.amount(amount, currency)
    }

    private static func grouped(_ number: String) -> String {
        var text = number
        let digits = text.drop { $0 == "-" }.count
        let sign = text.count - digits
        for place in stride(from: digits - 3, to: 0, by: -3) {
            text.insert(",", at: text.index(text.startIndex, offsetBy: sign + place))
        }
        return text
    }
}
