/// A postal code at the beginning of some words, however it is spaced.
struct PostalCode {
    /// Letters and digits alone, in lower case; the shorter code of a district, by which people also look, comes second.
    let keys: [String]

    /// How many words it takes.
    let count: Int

    /// `nil` if the words begin with none.
    init?(at words: ArraySlice<Substring>) {
        guard let first = words.first, first.contains(where: \.isDecimalDigit), first.utf8.count <= Self.longest else {
            return nil
        }
        let second = words.dropFirst().first.flatMap { $0.utf8.count <= Self.longest ? $0 : nil }
        if let second, let keys = Self.keys(first, second) {
            (self.keys, count) = (keys, 2)
        } else if let keys = Self.keys(joined: first) ?? Self.keys(ofDigits: first) {
            (self.keys, count) = (keys, 1)
        } else {
            return nil
        }
    }

    /// Letters and digits alone, in lower case.
    static func key(of text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isDecimalDigit })
    }

    /// `1012 AB` of the Netherlands, `E8 1AA` of Britain, `M5V 2T6` of Canada, `D02 X285` of Ireland, and `114 55`.
    private static func keys(_ first: Substring, _ second: Substring) -> [String]? {
        let whole = key(of: "\(first)\(second)")
        switch (shape(first), shape(second)) {
        // In capitals: behind the code of a Swiss town may stand "La".
        case ("9999", "AA") where second.allSatisfy(\.isUppercase): return [whole, key(of: String(first))]
        case (let outward, "9AA") where outwards.contains(outward): return [whole, key(of: String(first))]
        case ("A9A", "9A9"): return [whole, key(of: String(first))]
        case ("A99", let rest) where rest.count == 4 && rest.contains("9"): return [whole, key(of: String(first))]
        case ("999", "99"): return [whole]
        default: return nil
        }
    }

    /// The same without the space.
    private static func keys(joined word: Substring) -> [String]? {
        for length in [4, 3, 2] where word.count > length {
            if let keys = keys(word.prefix(length), word.dropFirst(length)) {
                return shape(word) == "99999" ? nil : keys
            }
        }
        return nil
    }

    /// Four digits or more, perhaps with a hyphen, as in `00-950`, or behind the sign of a country, as in `D-10999`.
    private static func keys(ofDigits word: Substring) -> [String]? {
        var digits = word
        if let hyphen = word.firstIndex(of: "-"), word[..<hyphen].count <= 2, word[..<hyphen].allSatisfy(\.isLetter) {
            digits = word[hyphen...].dropFirst()
        }
        guard digits.allSatisfy({ $0.isDecimalDigit || $0 == "-" }), digits.filter(\.isDecimalDigit).count >= 4 else {
            return nil
        }
        return [key(of: String(digits))]
    }

    /// Letters as `A` and digits as `9`.
    private static func shape(_ word: Substring) -> String {
        String(word.map { $0.isASCII && $0.isLetter ? "A" : $0.isASCII && $0.isDecimalDigit ? "9" : $0 })
    }

    /// Of the districts of British codes.
    private static let outwards: Set<String> = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"]

    /// More bytes than a word of a code has.
    private static let longest = 12
}

extension Character {
    /// Whether it is a digit of any script; unlike `isNumber`, not of words: the second character of 東京 also means ten quadrillion.
    var isDecimalDigit: Bool { unicodeScalars.first?.properties.numericType == .decimal }
}
