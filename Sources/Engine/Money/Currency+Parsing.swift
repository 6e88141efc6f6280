extension Currency {
    /// The minor units of a plain decimal number such as `40`, `40.5` or `40.00`; `nil` if the text is not one, has more
    /// decimals than the currency, or is larger than ``maximumAmount``.
    public func amount(ofDecimal text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : ""
        // Digits alone: `Int64` would also read a sign.
        guard let whole = parts.first, !whole.isEmpty, text.utf8.count <= 20, parts.count == 1 || !fraction.isEmpty,
            fraction.utf8.count <= digits,
            (String(whole) + fraction).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        let padding = String(repeating: "0", count: digits - fraction.utf8.count)
        guard let amount = Int64(String(whole) + fraction + padding), amount <= Self.maximumAmount else { return nil }
        return amount
    }
}
