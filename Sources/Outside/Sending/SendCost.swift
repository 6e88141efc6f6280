/// What a message costs, in millionths of a currency's unit: messages cost fractions of a cent.
package struct SendCost: Sendable, Hashable {
    package let millionths: Int
    /// Such as `USD`.
    package let currency: String

    package init(millionths: Int, currency: String) {
        self.millionths = millionths
        self.currency = currency
    }

    /// `nil` if `text` is not a decimal number below a million, such as `0.0075`; digits beyond the sixth are cut.
    ///
    /// A minus sign is dropped: services write what they charge with or without one.
    package init?(_ text: String, currency: String) {
        let number = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let units = parts.first, (1...6).contains(units.utf8.count), parts.last != "",
            parts.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
        else { return nil }
        let fraction = parts.count == 2 ? parts[1].prefix(6) : ""
        let digits = units + fraction + String(repeating: "0", count: 6 - fraction.utf8.count)
        guard let millionths = Int(digits) else { return nil }
        self.init(millionths: millionths, currency: currency)
    }
}
