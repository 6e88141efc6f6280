/// A language as it is read in a region: the words are those of the language, the clock is that of the region.
public struct RegionalLanguage: Hashable, Sendable {
    /// The language of the words.
    public let language: Language

    /// A code of ISO 3166, in capitals; `nil` if the region is not known.
    public let region: String?

    /// The language in a region, which is a code of ISO 3166 in capitals.
    public init(_ language: Language, region: String? = nil) {
        self.language = language
        self.region = region
    }

    /// The language of a BCP 47 tag such as `en-GB`, with its region; `nil` if Bookable does not speak the language.
    public init?(tag: some StringProtocol) {
        guard let language = Language(tag: tag) else { return nil }
        self.init(language, region: Self.region(ofTag: tag))
    }

    /// The language that ``Language/negotiated(stored:accepted:fallback:)`` finds, with the region of the reader: that of the stored
    /// tag, or else the one that the accepted ranges name, those of the language itself before all others.
    public static func negotiated(
        stored: String? = nil,
        accepted: String? = nil,
        fallback: RegionalLanguage = RegionalLanguage(.english)
    ) -> RegionalLanguage {
        if let named = stored.flatMap({ RegionalLanguage(tag: $0) }), named.region != nil { return named }
        let language = Language.negotiated(stored: stored, accepted: accepted, fallback: fallback.language)
        let ranges = Language.ranges(accepted)
        let region =
            Language.best(of: ranges) { Language(tag: $0) == language ? Self.region(ofTag: $0) : nil }
            ?? Language.best(of: ranges) { Self.region(ofTag: $0) }
        return RegionalLanguage(language, region: region ?? (language == fallback.language ? fallback.region : nil))
    }

    /// How hours are counted: as CLDR knows of the language in the region, or else of the language as such.
    public var hourCycle: HourCycle {
        guard let region, language.facts.otherRegions.split(separator: " ").contains(Substring(region)) else {
            return language.hourCycle
        }
        return language.hourCycle.other
    }

    /// The BCP 47 tag with the region, if there is one.
    public var tag: String { region.map { "\(language.tag)-\($0)" } ?? language.tag }

    /// The BCP 47 tag with the region only where that changes what is written, to be kept with what a reader is sent later.
    public var shortestTag: String { hourCycle == language.hourCycle ? language.tag : tag }

    /// The region that a tag names: two letters, after a script at the most.
    static func region(ofTag tag: some StringProtocol) -> String? {
        let parts = tag.split(maxSplits: 3, omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        let rest = parts.dropFirst()
        let candidate = rest.first.map { $0.utf8.count == 4 ? rest.dropFirst().first : $0 } ?? nil
        guard let candidate, candidate.utf8.count == 2, candidate.utf8.allSatisfy(\.isLetter) else { return nil }
        return candidate.uppercased()
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
