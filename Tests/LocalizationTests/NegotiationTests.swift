import Localization
import Testing

struct NegotiationTests {
    @Test(arguments: [
        ("de", Language.german), ("de-AT", .german), ("DE_de", .german), ("ar-EG", .arabic), ("zh-Hant", nil),
        ("", nil),
        ("deu", nil), ("d", nil), ("de\u{301}", nil),
    ])
    func tagsAreReadByTheirPrimarySubtag(tag: String, language: Language?) {
        #expect(Language(tag: tag) == language)
    }

    @Test(arguments: [
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", Language.french),
        ("en;q=0.5, de;q=0.8", .german),
        ("zh, ru;q=0.3", .russian),
        ("de;q=0, es;q=0.001", .spanish),
        ("de;q=0", .english),
        ("*", .english),
        ("ja, *;q=0.1", .english),
        ("de ; q=0.4 , fr;Q=0.5", .french),
        ("es, de", .spanish),
        ("de;q=2, fr;q=1.001, ru;q=0.12345, es;q=x, ar;q=0.1", .arabic),
        (",,;;q=,", .english),
        (String(repeating: "zh,", count: 32) + "de", .english),
    ])
    func fieldsAreReadByTheirWeights(field: String, language: Language) {
        #expect(Language.negotiated(accepted: field) == language)
    }

    @Test func aStoredPreferenceGoesFirst() {
        #expect(Language.negotiated(stored: "ru-RU", accepted: "de") == .russian)
        #expect(Language.negotiated(stored: "pt", accepted: "de") == .german)
        #expect(Language.negotiated(stored: "pt", accepted: "it", fallback: .french) == .french)
        #expect(Language.negotiated() == .english)
    }
}
