import Sending
import ShortMessages
import Testing
import Twilio

/// In how many segments texts go.
struct SegmentTests {
    @Test(arguments: [
        ("a", 160, SMSText.Encoding.gsm7, 1), ("a", 161, .gsm7, 2), ("a", 306, .gsm7, 2), ("a", 307, .gsm7, 3),
        ("€", 80, .gsm7, 1), ("€", 81, .gsm7, 2), ("я", 70, .ucs2, 1), ("я", 71, .ucs2, 2), ("я", 134, .ucs2, 2),
        ("я", 135, .ucs2, 3), ("😀", 35, .ucs2, 1), ("😀", 36, .ucs2, 2),
        // Neither an escape nor a surrogate pair is cut: 76 and 33 of them fill a segment.
        ("€", 152, .gsm7, 2), ("€", 153, .gsm7, 3), ("😀", 66, .ucs2, 2), ("😀", 67, .ucs2, 3),
    ])
    func segmentsAreCounted(_ character: String, _ count: Int, _ encoding: SMSText.Encoding, _ segments: Int) throws {
        let text = try #require(SMSText(String(repeating: character, count: count)))
        #expect(text.encoding == encoding && text.segments == segments)
    }

    @Test func theAlphabetOfGSMIsWhole() throws {
        let alphabet = """
            @£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abc
            """
        #expect(SMSText(alphabet)?.encoding == .gsm7)
        #expect(SMSText("àäöñü^{}\\[~]|€")?.encoding == .gsm7)
        for other in ["ç", "`", "₽", "á", "Ã", "\u{200F}"] { #expect(SMSText(other)?.encoding == .ucs2, "\(other)") }
    }

    @Test func typographyDoesNotCostSegments() throws {
        let text = try #require(SMSText("„Ada“ – ‘10:00’… 5\u{202F}€\u{A0}− «b»\u{AD}\u{200B}"))
        #expect(text.text == "\"Ada\" - '10:00'... 5 € - \"b\"")
        #expect(text.encoding == .gsm7 && text.segments == 1)
        #expect(SMSText("“Я” — ё")?.text == "\"Я\" - ё")
        #expect(SMSText("\u{200B}") == nil)
    }

    @Test(arguments: [
        "", "a\0", "a\u{1B}", "a\r\n", String(repeating: "a", count: 1225), String(repeating: "я", count: 537),
    ])
    func whatIsNotAMessageIsNotTaken(_ text: String) {
        #expect(SMSText(text) == nil)
    }

    /// Not an argument, which the runner would print.
    @Test func millionsOfLettersAreNotTaken() {
        #expect(SMSText(String(repeating: "a", count: 10_000_000)) == nil)
    }

    @Test(arguments: [
        "", "123", "+", "+0123456789", "4915112345678", "+49 151 1", "+12345678901234567", "+4915112345\n",
    ])
    func whatIsNotANumberIsNotTaken(_ text: String) {
        #expect(PhoneNumber(text) == nil)
    }

    @Test func reportsThatComeLateTakeNothingBack() {
        #expect(SMSState.accepted.advanced(to: .sent) == .sent)
        #expect(SMSState.delivered.advanced(to: .sent) == .delivered)
        #expect(SMSState.delivered.advanced(to: .failed) == .delivered)
        #expect(SMSState.sent.advanced(to: .accepted) == .sent)
        #expect(SMSState.sent.advanced(to: .failed) == .failed)
    }

    @Test(arguments: ["", "a b", "a&b", "ä", String(repeating: "a", count: 65)])
    func anIdIsOneWord(_ id: String) throws {
        let number = try #require(PhoneNumber("+4915112345678"))
        let text = try #require(SMSText("a"))
        #expect(ShortMessage(id: id, to: number, text: text, validity: .seconds(1)) == nil)
    }

    @Test func aMessageShowsNeitherNumberNorText() throws {
        let message = try SMSFake.message(to: "+4915112345678")
        #expect(
            "\(message) \(String(reflecting: message))" == "the short message msg_anna-1 the short message msg_anna-1"
        )
        #expect(!"\(message.recipient)".contains("4915"))
    }

    @Test(arguments: [
        "", " Salon", "Salon ", "Salon-Anna", "A name too long", "12345", "Größe", "+49", "MG123456789012",
    ])
    func whatIsNotASenderIsNotTaken(_ text: String) {
        #expect(TwilioSender(text) == nil)
    }

    @Test(arguments: [
        ("0.0075", 7500), ("-0.00750", 7500), ("12", 12_000_000), ("5.91", 5_910_000), ("0.12345678", 123_456),
        ("999999.999999", 999_999_999_999), ("", nil), ("-", nil), ("1.", nil), (".5", nil), ("1,5", nil), ("1e3", nil),
        ("--1", nil), ("1000000", nil), ("1.2.3", nil),
    ])
    func costsAreExact(_ text: String, _ millionths: Int?) {
        #expect(SendCost(text, currency: "USD")?.millionths == millionths)
    }
}
