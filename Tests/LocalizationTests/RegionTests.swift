import CivilTime
import Testing

@testable import Localization

struct RegionTests {
    @Test(
        arguments: [
            ("en-GB", RegionalLanguage(.english, region: "GB")), ("EN_gb", RegionalLanguage(.english, region: "GB")),
            ("en-Latn-GB", RegionalLanguage(.english, region: "GB")), ("en", RegionalLanguage(.english)),
            ("en-001", RegionalLanguage(.english)), ("en-", RegionalLanguage(.english)),
            ("de-1996", RegionalLanguage(.german)), ("en-G1", RegionalLanguage(.english)),
            ("ja-JP", nil),
        ] as [(String, RegionalLanguage?)]
    )
    func tagsNameTheirRegion(tag: String, expected: RegionalLanguage?) {
        #expect(RegionalLanguage(tag: tag) == expected)
    }

    @Test func everyRegionHasTheClockThatBabelKnows() throws {
        for sample in try Sample.all("cycle") {
            let reader = RegionalLanguage(sample.language, region: sample.arguments[0])
            let expected: HourCycle = sample.text == "hm" ? .twelveHours : .twentyFourHours
            #expect(reader.hourCycle == expected, "\(sample.testDescription)")
        }
    }

    @Test func aRegionThatIsNotKnownHasTheClockOfTheLanguage() {
        #expect(RegionalLanguage(.english, region: "ZZ").hourCycle == .twelveHours)
        #expect(RegionalLanguage(.german, region: "US").hourCycle == .twentyFourHours)
    }

    @Test(arguments: Self.negotiations)
    func theReadersRegionGoesByTheLanguageFirst(stored: String?, accepted: String?, tag: String) {
        #expect(RegionalLanguage.negotiated(stored: stored, accepted: accepted).tag == tag)
    }

    private static let negotiations: [(stored: String?, accepted: String?, tag: String)] = [
        (nil, "en-GB,en;q=0.5", "en-GB"),
        (nil, "en, en-US;q=0.4, en-IE;q=0.9", "en-IE"),
        (nil, "de-AT, en;q=0.9", "de-AT"),
        ("en", "de-AT, en;q=0.9", "en-AT"),
        ("en", "de-AT, en-US;q=0.1", "en-US"),
        ("en-US", "en-GB", "en-US"),
        ("en", nil, "en"),
        ("ja-JP", "en-GB", "en-GB"),
        (nil, "ja-JP", "en-JP"),
    ]

    @Test(arguments: [("en-GB", "en-GB"), ("en-US", "en"), ("de-AT", "de"), ("ar-MA", "ar-MA"), ("es-MX", "es-MX")])
    func onlyRegionsThatChangeSomethingAreKept(tag: String, kept: String) throws {
        #expect(try #require(RegionalLanguage(tag: tag)).shortestTag == kept)
    }
}
