import CivilTime
import Localization
import Money
import Testing

struct SessionPeriodTests {
    /// 2026-03-09T09:00:00Z to 10:00:00Z.
    private func period(_ zone: String, reader: String? = nil, seconds: Int64 = 3_600) throws -> SessionPeriod {
        let zones = ZoneDirectory.system
        let start = try #require(Timestamp.parse("2026-03-09T09:00:00Z"))
        return SessionPeriod(
            start: start,
            end: start + seconds,
            zone: try zones.zone(named: zone),
            readerZone: try reader.map { try zones.zone(named: $0) }
        )
    }

    @Test func oneClockNeedsNoZone() throws {
        let german = try period("Europe/Berlin", reader: "Europe/Paris")
        #expect(german.placeText(in: .german) == "Montag, 9. März 2026, 10:00–11:00 Uhr")
        #expect(german.readerText(in: .german) == nil)
        #expect(german.briefText(in: .german) == "Mo., 9. März, 10:00")
    }

    @Test func twoClocksNameBoth() throws {
        let session = try period("Europe/Berlin", reader: "America/New_York")
        #expect(
            session.placeText(in: .english)
                == "Monday, March 9, 2026, 10:00\u{2009}–\u{2009}11:00\u{202F}AM (Berlin, GMT+1)"
        )
        #expect(
            session.readerText(in: .english)
                == "Monday, March 9, 2026, 5:00\u{2009}–\u{2009}6:00\u{202F}AM (New York, GMT-4)"
        )
        #expect(session.briefText(in: .russian) == "пн, 9 мар., 10:00 (Берлин, GMT+1)")
    }

    @Test func whatLastsADayTellsBothDates() throws {
        let session = try period("Europe/Berlin", seconds: 2 * 86_400)
        #expect(session.placeText(in: .french) == "lundi 9 mars 2026, 10:00 – mercredi 11 mars 2026, 10:00")
    }

    @Test(arguments: [("Europe/Kyiv", "Kiew"), ("Europe/Kiev", "Kiew"), ("America/New_York", "New York"), ("UTC", nil)])
    func citiesGoByEveryNameOfTheirZone(name: String, city: String?) throws {
        #expect(Language.german.city(of: try ZoneDirectory.system.zone(named: name)) == city)
    }

    @Test func everyZoneHasANameInEveryLanguage() throws {
        for name in try ZoneDirectory.system.knownZoneNames() {
            let zone = try ZoneDirectory.system.zone(named: name)
            for language in Language.allCases { #expect(!language.zoneName(zone, at: 0).isEmpty, "\(name)") }
        }
    }

    @Test(arguments: [
        (8_000_000, 6, "8", "8"), (1_999_999, 6, "1.999999", "1,999999"), (65_536, 3, "65.536", "65,536"),
        (500, 3, "0.5", "0,5"), (0, 3, "0", "0"), (1_234_500_000, 6, "1,234.5", "1.234,5"),
    ])
    func sizesAreWrittenToTheLastDigit(units: Int, places: Int, english: String, german: String) {
        #expect(Language.english.decimal(units, places: places) == english)
        #expect(Language.german.decimal(units, places: places) == german)
    }

    @Test(arguments: Language.allCases)
    func everyCurrencyIsWrittenWithItsDigits(language: Language) throws {
        for currency in Currency.all {
            #expect(language.money(MonetaryAmount(0, currency)).contains("0"), "\(currency)")
            let digits = language.money(MonetaryAmount(.min, currency)).filter(\.isWholeNumber)
            #expect(digits == "9223372036854775808", "\(currency)")
        }
    }
}
