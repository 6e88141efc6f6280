import HTTPTransport
import Mail
import Sending
import Testing

/// What Python's email reads in a mail that a server took.
struct ContentTests {
    @Test func everyPartReadsAsItWasWritten() async throws {
        let mail = try await received { message in
            message.html = BodyText("<p>Bis Montag – schön!</p>")
            message.invitation = Invitation(.request, calendar: Sample.calendar)
            message.unsubscribe = UnsubscribeLink("https://salon.test/u/opaque")
            message.answers = MessageID("b-42.0", at: message.from.address.domain)
            message.replyTo = Mailbox(try #require(EmailAddress("owner@salon.test")))
            message.bounces = EmailAddress("bounce+42@salon.test")
        }
        #expect(mail.defects == [] && mail.bareLineBreaks == 0 && mail.longestLine <= 78)
        #expect(mail.parts.map(\.type) == ["text/plain", "text/html", "text/calendar"])
        #expect(mail.parts.allSatisfy { $0.charset == "utf-8" })
        try #require(mail.parts.count > 2)
        #expect(mail.parts[0].text == "See you on Monday.\r\n.\r\nA line after a dot.\r\n")
        #expect(mail.parts[1].text == "<p>Bis Montag – schön!</p>")
        #expect(mail.parts[2].method == "REQUEST")
        #expect(mail.parts[2].text.contains("SUMMARY:Schnitt für Ada"))
        #expect(mail.sender == "bounce+42@salon.test")
        let fields = [
            "Message-ID": "<b-42.1.confirmation@salon.test>", "In-Reply-To": "<b-42.0@salon.test>",
            "References": "<b-42.0@salon.test>", "Date": "Sun, 22 Nov 2026 22:00:00 +0000",
            "From": "Salon <bookings@salon.test>", "Reply-To": "owner@salon.test", "MIME-Version": "1.0",
            "Auto-Submitted": "auto-generated", "List-Unsubscribe": "<https://salon.test/u/opaque>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        ]
        for (name, value) in fields { #expect(mail.values(name) == [value], "\(name)") }
    }

    @Test func aMailOfOnePartHasNoOthers() async throws {
        let mail = try await received()
        #expect(mail.parts.map(\.type) == ["text/plain"])
        #expect(mail.values("List-Unsubscribe").isEmpty && mail.values("In-Reply-To").isEmpty)
    }

    @Test(arguments: [
        "Ihr Termin für Ä", "Ваша запись на понедельник в парикмахерской подтверждена, до встречи!",
        "موعدك يوم الاثنين", "👩‍👩‍👧‍👦 👩‍👩‍👧‍👦 👩‍👩‍👧‍👦 👩‍👩‍👧‍👦", "=?utf-8?B?QQ==?=", "a, b; <c> \"d\" \\",
        String(repeating: "long ", count: 40) + "end", "Smith, John (Dr.)",
    ])
    func subjectsAndNamesOfEveryLanguageComeBack(_ text: String) async throws {
        let mail = try await received(name: text, subject: text)
        #expect(mail.values("Subject") == [text])
        #expect(mail.displayName == text)
        #expect(mail.defects == [] && mail.longestHeaderLine <= 78 && mail.bareLineBreaks == 0)
    }

    @Test(arguments: [
        "Ada\r\nBcc: thief@client.test", "Ada\nBcc: x", "Ada\r\n\r\nbody", "\u{2028}Ada", "\0Ada\u{1B}[31m",
        "\u{202E}adA", "Ada\u{85}x", "a\u{7F}b",
    ])
    func whatIsTypedCannotAddAField(_ text: String) async throws {
        try await addsNoField(text)
    }

    /// Not an argument, which the runner would print.
    @Test func millionsOfLinesCannotAddAField() async throws {
        try await addsNoField(String(repeating: "\r\n", count: 5_000_000))
    }

    private func addsNoField(_ text: String) async throws {
        #expect(HeaderText(text) == nil)
        let plain = try await received()
        let mail = try await received(name: text, subject: text)
        #expect(mail.headers.map(\.first) == plain.headers.map(\.first))
        #expect(mail.parts.count == 1 && mail.recipients == ["client@client.test"])
        #expect(mail.displayName.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }

    @Test func addressesOfOtherAlphabetsArrive() async throws {
        let utf8 = try await received(to: "мария@пример.test")
        #expect(utf8.recipients == ["мария@xn--e1afmkfd.test"])
        #expect(utf8.options.contains("SMTPUTF8"), "\(utf8.options)")
        let ascii = try await received(to: "ada@bücher.test")
        #expect(ascii.recipients == ["ada@xn--bcher-kva.test"])
        #expect(!ascii.options.contains("SMTPUTF8"))
        #expect(ascii.values("To") == ["Ada <ada@xn--bcher-kva.test>"])
    }

    private func received(
        to recipient: String = "client@client.test",
        name: String = "Ada",
        subject: String = "Your booking",
        change: (inout MailMessage) throws -> Void = { _ in }
    ) async throws -> ReceivedMail {
        let server = try MailServer(.plain)
        let client = try Sample.client(server, .loopbackOnly, password: nil)
        var message = try Sample.message(to: recipient, name: name, subject: subject)
        try change(&message)
        #expect(await client.send(message).kind == .sent)
        return try server.mail()
    }
}
