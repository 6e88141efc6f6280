/// A name by which people look for a place, from the address of a listing.
struct TownName: Hashable, Sendable {
    /// As the address has it, without a postal code; empty for a postal code.
    let text: String

    /// What it is compared by: folded words with spaces between them, or the code without any.
    let key: String

    /// Whether it is a postal code, which is found and not suggested.
    var isCode: Bool { text.isEmpty }

    /// The names in an address: `Oranienstraße 1, 10999 Berlin, Germany` has Berlin and 10999.
    ///
    /// What stands before the first comma is a street if it has a number that is no postal code, or if a town comes behind it.
    static func names(in address: String) -> [TownName] {
        let parts = address.split { ",;\n،".contains($0) }
        guard let first = parts.first else { return [] }
        let hasCode = self.names(ofPart: first).contains(where: \.isCode)
        let others = parts.dropFirst().contains { !CountryNames.keys.contains(key(of: String($0))) }
        let isStreet = first.contains(where: \.isDecimalDigit) ? !hasCode : others
        var names: [TownName] = []
        for part in (isStreet ? parts.dropFirst() : parts[...]).prefix(maximumParts) {
            names += self.names(ofPart: part)
            // Behind a postal code and its town come regions and countries.
            if names.contains(where: \.isCode), names.contains(where: { !$0.isCode }) { break }
        }
        // Some towns have the name of their country.
        if names.count(where: { !$0.isCode }) > 1, let last = names.lastIndex(where: { !$0.isCode }),
            CountryNames.keys.contains(names[last].key)
        {
            names.remove(at: last)
        }
        return names
    }

    /// The same of what stands between two commas.
    static func names(ofPart part: Substring) -> [TownName] {
        let words = part.split(whereSeparator: \.isWhitespace)
        var codes: [TownName] = []
        var rest: [Substring] = []
        var index = 0
        while index < words.count {
            if let code = PostalCode(at: words[index...]) {
                codes += code.keys.map { TownName(text: "", key: $0) }
                index += code.count
            } else {
                if !words[index].contains(where: \.isDecimalDigit) { rest.append(words[index]) }
                index += 1
            }
        }
        // The sign of a state or province, as in Portland OR or Roma (RM).
        if rest.count > 1, let last = rest.last?.filter({ $0 != "(" && $0 != ")" }), last.count == 2,
            last.allSatisfy({ $0.isASCII && $0.isUppercase })
        {
            rest.removeLast()
        }
        let text = rest.joined(separator: " ")
        let key = key(of: text)
        // Two-letter states and countries are no places to search near.
        let isName = key.unicodeScalars.count > (key.utf8.allSatisfy { $0 < 128 } ? 2 : 0)
        return (isName ? [TownName(text: text, key: key)] : []) + codes
    }

    /// What may be a town in an address that somebody typed in any order, the likeliest first: `Москва, ул. Ленина`, `12 rue X 75001 Paris`.
    ///
    /// Each part between commas, from the last to the first; of one with numbers also what stands behind these.
    static func guesses(in text: String) -> [TownName] {
        var towns: [TownName] = []
        var countries: [TownName] = []
        for part in text.split(whereSeparator: { ",;\n،".contains($0) }).prefix(maximumGuessedParts).reversed() {
            let words = part.split(whereSeparator: \.isWhitespace)
            let lastNumber = words.lastIndex { $0.contains(where: \.isDecimalDigit) }
            let behind = lastNumber.map { words[($0 + 1)...].joined(separator: " ") } ?? ""
            // A code at the end, as in Britain, has the town before it.
            let rest = wordsBesideCodes(of: words)
            let lastOfRest = rest.lastIndex { $0.contains(where: \.isDecimalDigit) }
            let behindRest = lastOfRest.map { rest[($0 + 1)...].joined(separator: " ") } ?? ""
            for candidate in [String(part), behind, behindRest] {
                for name in names(ofPart: candidate[...]) where !name.isCode && !towns.contains(name) {
                    if CountryNames.keys.contains(name.key) { countries.append(name) } else { towns.append(name) }
                }
            }
        }
        return towns + countries
    }

    /// The key of what stands behind the last comma; `nil` if it has numbers, or is all there is.
    static func lastPart(of text: String) -> String? {
        let parts = text.split { ",;\n،".contains($0) }
        guard parts.count > 1, let last = parts.last, !last.contains(where: \.isDecimalDigit) else { return nil }
        return key(of: String(last))
    }

    private static func wordsBesideCodes(of words: [Substring]) -> [Substring] {
        var rest: [Substring] = []
        var index = 0
        while index < words.count {
            if let code = PostalCode(at: words[index...]) {
                index += code.count
            } else {
                rest.append(words[index])
                index += 1
            }
        }
        return rest
    }

    private static let maximumGuessedParts = 8

    static func key(of text: String) -> String { SearchWords.words(of: text).joined(separator: " ") }

    private static let maximumParts = 4
}
