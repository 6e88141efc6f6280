import Mail
import Testing

/// What the types of a mail take and refuse.
struct TypeTests {
    @Test(arguments: [
        "", "ada", "@salon.test", "ada@", "ada@salon", "a b@salon.test", "ada@sal on.test", "ada@salon.test\r\n",
        "ada\r\nRCPT TO:<x@y.test>@salon.test", "\"a b\"@salon.test", "ada@[127.0.0.1]", "ada@127.0.0.1",
        "ada..b@salon.test", ".ada@salon.test", "<ada@salon.test>", "ada@salon.test>", "ada@-salon.test",
        "ada@salon..test", "ada\u{202E}@salon.test", "ada@sa\u{200B}lon.test", "ada\u{0}@salon.test",
        "ada@bu\u{308}cher.test", String(repeating: "a", count: 65) + "@salon.test",
        "ada@" + String(repeating: "a", count: 64) + ".test", "ada@" + String(repeating: "a.", count: 130) + "test",
    ])
    func whatIsNotAnAddressIsNotTaken(_ text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test(arguments: [
        ("ada@salon.test", "ada@salon.test"), ("Ada.B+tag@Salon.TEST", "Ada.B+tag@salon.test"),
        ("o'neil@salon.test", "o'neil@salon.test"), ("x@xn--e1afmkfd.test", "x@xn--e1afmkfd.test"),
        ("a@ПРИМЕР.test", "a@xn--e1afmkfd.test"),
    ])
    func anAddressHasOneForm(_ text: String, _ form: String) {
        #expect(EmailAddress(text)?.text == form)
    }

    /// The codes are those of the package idna from PyPI; the texts are mostly of RFC 3492, section 7.1.
    @Test(arguments: [
        ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
        ("почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
        ("ليهمابتكلموشعربي", "xn--mgbcah9ar9a4efegftvvn"), ("münchen", "xn--mnchen-3ya"), ("faß", "xn--fa-hia"),
        ("παράδειγμα", "xn--hxajbheg2az3al"), ("مثال", "xn--mgbh0fb"),
    ])
    func namesOfHostsAreEncoded(_ label: String, _ encoded: String) {
        #expect(DomainName("\(label).test")?.ascii == "\(encoded).test")
    }

    @Test func anInvitationHasTheMethodThatItSays() {
        #expect(Invitation(.request, calendar: Sample.calendar) != nil)
        #expect(Invitation(.cancel, calendar: Sample.calendar) == nil)
        #expect(Invitation(.request, calendar: "METHOD:REQUEST") == nil)
        let twice = Sample.calendar.replacing("VERSION:2.0", with: "METHOD:CANCEL")
        #expect(Invitation(.request, calendar: twice) == nil)
    }

    @Test(arguments: ["", "a b", "a>", "a\r\nb", "a..b", "a@b", "ä"])
    func anIdIsOneWord(_ unique: String) throws {
        #expect(MessageID(unique, at: try #require(DomainName("salon.test"))) == nil)
    }

    @Test(arguments: [
        "http://a.test/u", "https://a.test/>", "https://a.test/ x", "https://a.test/\r\nX: y", "https://",
    ])
    func aLinkToUnsubscribeIsSecureAndOneWord(_ url: String) {
        #expect(UnsubscribeLink(url) == nil)
    }

    /// What Unicode calls a control character is recognized by its bytes.
    @Test func noTextHasControlCharacters() {
        let allowed: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
        for scalar in (UInt32(0)...0x3FFF).compactMap(Unicode.Scalar.init) {
            let isControl = scalar.properties.generalCategory == .control
            let text = "a\(Character(scalar))b"
            #expect(
                (BodyText(text) != nil) == (!isControl || allowed.contains(scalar)),
                "U+\(String(scalar.value, radix: 16))"
            )
            #expect(HeaderText(text) == nil || !isControl, "U+\(String(scalar.value, radix: 16))")
        }
        #expect(BodyText("a\nb\rc\r\nd\n\re") == BodyText("a\r\nb\r\nc\r\nd\r\n\r\ne"))
    }

    @Test func textsAreBounded() {
        #expect(BodyText(String(repeating: "a", count: BodyText.maximumLength)) != nil)
        #expect(BodyText(String(repeating: "a", count: BodyText.maximumLength + 1)) == nil)
        #expect(BodyText("a\0b") == nil && BodyText("a\u{1B}b") == nil && BodyText("a\tb\r\nc") != nil)
        #expect(HeaderText(cleaning: String(repeating: "ä", count: 5_000)).text.utf8.count == HeaderText.maximumLength)
        #expect(HeaderText(cleaning: "  a \r\n\t b  ").text == "a b")
    }
}
