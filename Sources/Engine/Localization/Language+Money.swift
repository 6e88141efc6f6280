public import Money

extension Language {
    /// An amount with its currency as the language writes it: `€1,234.50`, `1.234,50 €`.
    ///
    /// Spaces within are no-break spaces. All digits of the currency are written, except those that can never be paid.
    public func money(_ amount: MonetaryAmount) -> String {
        let currency = amount.currency
        let pattern = amount.minorUnits < 0 ? facts.negativeMoney : facts.money
        let number = number(amount.minorUnits.magnitude, currency)
        // CLDR has no symbol for most currencies in a language; these are named by their code.
        let symbol = facts.currencySymbols[currency.code] ?? currency.code
        // The digits of the pattern are replaced as a whole, so only what stands around them counts.
        guard let start = pattern.firstIndex(where: { $0 == "#" || $0 == "0" }),
            let end = pattern.lastIndex(where: { $0 == "0" })
        else { preconditionFailure("a pattern of money has digits") }
        return side(pattern[..<start], symbol, isBefore: true) + number
            + side(pattern[pattern.index(after: end)...], symbol, isBefore: false)
    }

    /// What stands before or after the digits; a symbol that touches them with a letter gets a space (`currencySpacing`).
    private func side(_ pattern: Substring, _ symbol: String, isBefore: Bool) -> String {
        var text = ""
        for (index, character) in zip(pattern.indices, pattern) {
            if character == "-" {
                text += facts.numbers.minus
                continue
            }
            guard character == "¤" else {
                text.append(character)
                continue
            }
            let neighbour = isBefore ? symbol.last : symbol.first
            let touches = isBefore ? pattern.index(after: index) == pattern.endIndex : index == pattern.startIndex
            let space = touches && neighbour?.isLetter == true ? "\u{A0}" : ""
            text += isBefore ? symbol + space : space + symbol
        }
        return text
    }

    private func number(_ magnitude: UInt64, _ currency: Currency) -> String {
        // Hundredths of a króna are carried and always zero; nobody writes them.
        let unpayable = currency.digits > 0 && currency.payableStep >= 100 && magnitude.isMultiple(of: 100)
        let plain = currency.decimal(magnitude)
        let parts = plain.split(separator: ".")
        let whole = grouped(parts.first ?? "0")
        return parts.count == 2 && !unpayable ? whole + facts.numbers.decimal + parts[1] : whole
    }

    /// A number of the units of its last decimal place, without zeros at the end: `1.5` for 1,500 and three places.
    public func decimal(_ units: Int, places: Int) -> String {
        precondition(units >= 0 && places >= 0, "a size is not negative")
        let digits = String(units)
        let plain = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
        let whole = grouped(plain.dropLast(places))
        let zeros = plain.suffix(places).reversed().prefix { $0 == "0" }.count
        let fraction = plain.suffix(places).dropLast(zeros)
        return fraction.isEmpty ? whole : whole + facts.numbers.decimal + fraction
    }

    private func grouped(_ digits: Substring) -> String {
        // Spanish writes 1234 and 12.345: CLDR counts how many digits must stand before the first separator.
        guard digits.utf8.count >= 3 + facts.numbers.minimumGrouping else { return String(digits) }
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.utf8.count - position).isMultiple(of: 3) { text += facts.numbers.group }
            text.append(digit)
        }
        return text
    }
}
