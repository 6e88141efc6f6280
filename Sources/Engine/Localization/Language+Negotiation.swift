extension Language {
    /// How many ranges of an `Accept-Language` field are read; those after them are ignored.
    public static let maximumRanges = 32

    /// The language of a BCP 47 tag such as `de-AT`, by its primary subtag; `nil` if Bookable does not speak it.
    public init?(tag: some StringProtocol) {
        let primary = tag.prefix { $0 != "-" && $0 != "_" }
        guard primary.utf8.count == 2, let language = Language(rawValue: primary.lowercased()) else { return nil }
        self = language
    }

    /// The first language of these that Bookable speaks: the stored preference, the `Accept-Language` field, the fallback.
    ///
    /// - Parameters:
    ///   - stored: a BCP 47 tag that was kept with a booking or chosen on a page.
    ///   - accepted: the value of an `Accept-Language` field (RFC 9110, 12.5.4). What is malformed in it is ignored.
    ///   - fallback: what remains if neither names a language that Bookable speaks.
    /// - Returns: the fallback at the least.
    public static func negotiated(
        stored: String? = nil,
        accepted: String? = nil,
        fallback: Language = .english
    ) -> Language {
        if let stored, let language = Language(tag: stored) { return language }
        // A star accepts anything, which the fallback is.
        return best(of: ranges(accepted)) { $0 == "*" ? fallback : Language(tag: $0) } ?? fallback
    }

    /// The ranges of an `Accept-Language` field with their weights, in the client's order; what is malformed is left out.
    static func ranges(_ accepted: String?) -> [(tag: Substring, weight: Int)] {
        // The split stops as well, so that a long field is not read to its end; what is left is one more piece.
        let pieces = accepted?.split(separator: ",", maxSplits: maximumRanges).prefix(maximumRanges) ?? []
        return pieces.compactMap(weighted)
    }

    /// What is found in the range of the greatest weight in which anything is, and in the first of equals.
    static func best<Found>(of ranges: [(tag: Substring, weight: Int)], _ find: (Substring) -> Found?) -> Found? {
        // `max(by:)` keeps the last of equals, but the client's order decides between those.
        var best: (found: Found, weight: Int)?
        for range in ranges where range.weight > (best?.weight ?? 0) {
            if let found = find(range.tag) { best = (found, range.weight) }
        }
        return best?.found
    }

    /// A language range and its quality in thousandths; `nil` if it is malformed.
    private static func weighted(_ range: Substring) -> (tag: Substring, weight: Int)? {
        let parts = range.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
        guard let tag = parts.first, !tag.isEmpty else { return nil }
        guard parts.count > 1 else { return (tag, 1000) }
        let parameter = parts[1]
        guard parts.count == 2, parameter.lowercased().hasPrefix("q="),
            let weight = thousandths(parameter.dropFirst(2))
        else { return nil }
        return (tag, weight)
    }

    /// `0.8` as 800: a digit 0 or 1, and at most three after the point.
    private static func thousandths(_ text: Substring) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? parts[1] : ""
        guard let whole = parts.first, whole == "0" || whole == "1", fraction.utf8.count <= 3,
            fraction.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        let padded = fraction + String(repeating: "0", count: 3 - fraction.utf8.count)
        let weight = (whole == "1" ? 1000 : 0) + (Int(padded) ?? 0)
        return weight <= 1000 ? weight : nil
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        let start = text.drop(while: isBlank)
        guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
        return start[...last]
    }
}
