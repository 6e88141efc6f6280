extension Currency {
    /// An amount as text for people: `EUR 99.99`, `JPY 500`, `KWD -1.250`.
    public func format(_ amount: some BinaryInteger) -> String {
        code + " " + decimal(amount)
    }

    /// An amount as a plain decimal number: `99.99`, `500`, `-1.250`.
    public func decimal(_ amount: some BinaryInteger) -> String {
        let sign = amount < 0 ? "-" : ""
        // The least integer has no positive counterpart of its own type, but it has a magnitude.
        var figures = String(amount.magnitude)
        guard digits > 0 else { return sign + figures }
        if figures.count <= digits {
            figures = String(repeating: "0", count: digits + 1 - figures.count) + figures
        }
        assert(figures.count > digits, "a digit stands before the point")
        return sign + figures.dropLast(digits) + "." + figures.suffix(digits)
    }
}
