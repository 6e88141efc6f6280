import CivilTime
import Localization
import Money
import Testing
import Texts

struct BookingMessageTests {
    @Test(arguments: Language.allCases)
    func everyMessageIsWhole(language: Language) throws {
        let details = try Examples.details(reader: "America/New_York")
        for message in try Examples.messages(language, details) {
            for text in [message.subject, message.short, message.pushTitle, message.pushBody, message.email.text] {
                #expect(!text.isEmpty)
                #expect(!text.contains { "{}".contains($0) } && !text.contains("Optional"), "\(text)")
                #expect(
                    !text.contains("  ") && !text.contains("..") && !text.contains(" ,") && !text.contains(" ."),
                    "\(text)"
                )
            }
            #expect(message.subject.contains("Massage 60") && !message.subject.contains(where: \.isNewline))
            #expect(message.pushTitle.count <= 40 && message.subject.count <= 120, "\(message.subject)")
            #expect(message.email.text.contains("Lindenstr. 12, 10969 Berlin"))
            #expect(message.email.text.contains(try Examples.link().text))
        }
    }

    /// The longest with a link: two segments where the alphabet of SMS has the language's letters, else four.
    @Test(arguments: Language.allCases)
    func shortMessagesFitTheirSegments(language: Language) throws {
        let bound = language == .english || language == .german ? 2 : 4
        for message in try Examples.messages(language, try Examples.details()) {
            #expect(messageSegments(message.short) <= bound, "\(message.short)")
        }
    }

    @Test func wordsAreThoseOfTheLanguage() throws {
        let details = try Examples.details()
        func short(_ occasion: Occasion, _ language: Language) -> String {
            BookingMessage(occasion, to: .client, details, in: language).short
        }
        #expect(short(.confirmed, .english) == "Confirmed: Massage 60 with Studio Lindenhof, Mon, Mar 9, 10:00 AM.")
        #expect(short(.confirmed, .german) == "Bestätigt: Massage 60 bei Studio Lindenhof, Mo., 9. März, 10:00.")
        let cancelled = Occasion.cancelled(by: .client, refund: .amount(MonetaryAmount(4_950, .euro)), reason: nil)
        #expect(
            short(cancelled, .german)
                == "Wie gewünscht storniert: Massage 60 bei Studio Lindenhof, Mo., 9. März, 10:00. Erstattung: 49,50 €."
        )
        #expect(
            short(.confirmed, .arabic)
                == "تم التأكيد: \u{2068}Massage 60\u{2069} لدى \u{2068}Studio Lindenhof\u{2069}، \u{2068}الاثنين، 9 مارس، 10:00 ص\u{2069}."
        )
    }

    @Test(arguments: Language.allCases)
    func aReminderTellsItsNoticeInTheRightForm(language: Language) throws {
        for count in [1, 2, 3, 5, 11, 21, 24, 48, 100] {
            for unit in [TimeUnit.minute, .hour, .day] {
                let message = BookingMessage(
                    .reminder(count: count, unit: unit),
                    to: .client,
                    try Examples.details(),
                    in: language
                )
                #expect(message.email.text.contains(language.relative(count, unit)))
                #expect(!message.short.contains(language.relative(count, unit)), "a short message is read late")
            }
        }
        let late = BookingMessage(.lateReminder, to: .client, try Examples.details(), in: language)
        #expect(!late.email.text.contains(language.relative(24, .hour)))
    }

    @Test(arguments: Language.allCases, [RefundOutcome.nothingPaid, .none, .amount(MonetaryAmount(4_950, .euro))])
    func aCancellationTellsWhatIsGivenBack(language: Language, refund: RefundOutcome) throws {
        for recipient in Party.allCases {
            func message(_ refund: RefundOutcome) throws -> BookingMessage {
                let occasion = Occasion.cancelled(by: .client, refund: refund, reason: "Flu")
                return BookingMessage(occasion, to: recipient, try Examples.details(), in: language)
            }
            let written = try message(refund)
            let amount = language.money(MonetaryAmount(4_950, .euro))
            #expect(written.email.text.contains(amount) == (refund == .amount(MonetaryAmount(4_950, .euro))))
            #expect((written.email.text == (try message(.nothingPaid)).email.text) == (refund == .nothingPaid))
            #expect(written.email.text.contains("Flu"))
        }
    }

    @Test(arguments: Language.allCases)
    func bothClocksAreToldWhereTheyDiffer(language: Language) throws {
        let details = try Examples.details(reader: "America/New_York")
        let message = BookingMessage(.confirmed, to: .client, details, in: language)
        let period = details.period
        for zone in [period.zone, period.readerZone] {
            let time = language.time(zone.reading(at: period.end))
            #expect(message.email.text.contains(language.zoneName(zone, at: period.start)))
            #expect(message.email.text.contains(time), "\(time)")
        }
        #expect(message.email.facts.count == 5)
        let local = BookingMessage(.confirmed, to: .client, try Examples.details(), in: language)
        #expect(local.email.facts.count == 4)
    }
}
