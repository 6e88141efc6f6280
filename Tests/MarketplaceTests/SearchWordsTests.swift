import Testing

@testable import Marketplace

/// Words are found however they are written.
struct SearchWordsTests {
    @Test(arguments: [
        ("Café-Bar", ["cafe", "bar"]), ("STRASSE Straße", ["strasse", "strasse"]), ("Ёлка, йога", ["елка", "иога"]),
        ("Łódź Ærø þing", ["lodz", "aero", "thing"]), ("ﬁne ２４h", ["fine", "24h"]),
        ("İzmir ılıca", ["izmir", "ilica"]),
        ("مَدْرَسَة مـــدرسة", ["مدرسه", "مدرسه"]), ("أحمد احمد", ["احمد", "احمد"]),
        ("", []), ("  … – ", []), ("don't", ["don", "t"]), ("a\u{0}b", ["a", "b"]), ("e\u{301}e", ["ee"]),
    ])
    func textsBecomeFoldedWords(text: String, words: [String]) {
        #expect(SearchWords.words(of: text) == words)
    }

    @Test func aWordWithoutEndIsCut() {
        let words = SearchWords.words(of: String(repeating: "ab", count: 10_000) + " c")
        #expect(words == [String(repeating: "ab", count: 20), "c"])
    }

    @Test func foldingWhatIsFoldedChangesNothing() {
        for text in ["Straße", "Ёлка", "مدرسة", "Ærøskøbing", "ﬁne", "İzmir", "żółć", "naïve"] {
            let words = SearchWords.words(of: text)
            #expect(SearchWords.words(of: words.joined(separator: " ")) == words)
        }
    }
}
