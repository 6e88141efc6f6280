import Mail
import Testing

/// What reports of mail servers say, whoever wrote them.
struct DeliveryReportTests {
    @Test(arguments: [
        // Postfix names the code; Exim says that it failed, and what the next server answered.
        ("5.1.1", "smtp; 550 5.1.1 <kim@example.org>: unknown", "5.1.1", true),
        ("5.0.0", "smtp; 550 5.1.1 no such user", "5.1.1", true),
        ("5.0.0", "smtp; 550-5.1.1 The account does not exist", "5.1.1", true),
        ("5.0.0", "smtp; 550 no such user", "5.0.0", true),
        ("5.0.0", "", "5.0.0", true),
        ("5.2.1 (disabled)", "", "5.2.1", true),
        ("5.2.2", "smtp; 552 5.2.2 mailbox full", "5.2.2", false),
        ("5.0.0", "smtp; 554 this looks like spam", "5.0.0", false),
        ("5.0.0", "smtp; 550 5.7.1 refused by policy", "5.7.1", false),
        ("nonsense", "", "5.0.0", true),
    ])
    func saysWhetherTheAddressTakesMail(status: String, diagnosis: String, code: String, isAboutAddress: Bool) throws {
        let report = try #require(DeliveryReport(mail: Self.mail(status: status, diagnosis: diagnosis)))
        #expect(report.code == code && report.isAboutAddress == isAboutAddress, "\(report)")
        #expect(report.messageID == "bkg_a_1.1.confirmed.client.email@salon.test")
        #expect(report.addressees.map(\.text) == ["bounces+12ab@salon.test"])
    }

    @Test(arguments: ["delayed", "relayed", "delivered", "expanded", ""])
    func onlyFailuresAreReports(action: String) {
        #expect(DeliveryReport(mail: Self.mail(action: action)) == nil)
    }

    @Test func aMailboxLineAndLongHeadersAreRead() throws {
        let text = String(decoding: Self.mail(), as: UTF8.self)
        #expect(DeliveryReport(mail: Array(("From MAILER-DAEMON Mon Nov 30 2026\n" + text).utf8)) != nil)
        #expect(DeliveryReport(mail: Array(text.replacing("\n", with: "\r\n").utf8)) != nil)
        let folded = text.replacing("Message-ID: <", with: "Message-ID:\n <")
        #expect(DeliveryReport(mail: Array(folded.utf8))?.messageID.hasPrefix("bkg_a_1.") == true)
        #expect(DeliveryReport(mail: Array(text.replacing("boundary=\"b\"", with: "boundary=b; x=y").utf8)) != nil)
    }

    /// Each is read without delay, and is either not a report or the report that its top-level parts describe.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            HostileMail("nothing", ""), HostileMail("an empty line", "\n"), HostileMail("a colon", ":"),
            HostileMail("no boundary", "Content-Type: multipart/report\n\n--b\n"),
            HostileMail("an open quote", "Content-Type: multipart/report; boundary=\"\n\n"),
            HostileMail(
                "a long boundary",
                "Content-Type: multipart/report; boundary=\"\(String(repeating: "x", count: 100_000))\"\n\n"
            ),
            HostileMail(
                "reports in reports",
                String(repeating: "Content-Type: multipart/report; boundary=b\n\n--b\n", count: 50_000)
            ),
            HostileMail("fields alone", String(repeating: "X: y\n", count: 300_000)),
            HostileMail("folds alone", String(repeating: " \n", count: 600_000)),
            HostileMail(
                "empty parts",
                "Content-Type: multipart/report; boundary=b\n\n" + String(repeating: "--b\n", count: 300_000)
            ),
            HostileMail("no text", String(repeating: "\u{202E}\u{0}é", count: 200_000)),
        ]
    )
    func hostileMailsAreNoReports(mail: HostileMail) {
        #expect(DeliveryReport(mail: Array(mail.text.utf8)) == nil)
    }

    @Test(.timeLimit(.minutes(1))) func tenMegabytesAreReadInPart() {
        let long = Self.mail() + [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20)
        #expect(DeliveryReport(mail: long) != nil)
        #expect(DeliveryReport(mail: [UInt8](repeating: UInt8(ascii: "a"), count: 2 << 20) + Self.mail()) == nil)
    }

    /// A report that is attached to another mail is not a report about our mail.
    @Test func nestedReportsAreNotRead() {
        let inner = String(decoding: Self.mail(), as: UTF8.self)
        let outer = "Content-Type: multipart/mixed; boundary=\"m\"\n\n--m\n\(inner)\n--m--\n"
        #expect(DeliveryReport(mail: Array(outer.utf8)) == nil)
    }

    private static func mail(
        status: String = "5.1.1",
        diagnosis: String = "",
        action: String = "failed"
    ) -> [UInt8] {
        let text = """
            Return-path: <>
            To: <bounces+12ab@salon.test>
            Subject: Mail delivery failed
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
             boundary="b"

            This is a report.

            --b
            Content-Type: text/plain; charset=us-ascii

            It could not be delivered.

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.test

            Action: \(action)
            Final-Recipient: rfc822;kim@example.org
            Status: \(status)
            Diagnostic-Code: \(diagnosis)

            --b
            Content-Type: message/rfc822

            Return-path: <bounces+12ab@salon.test>
            Message-ID: <bkg_a_1.1.confirmed.client.email@salon.test>
            Subject: Booking confirmed

            See you.

            --b--

            """
        return Array(text.utf8)
    }
}

/// A mail that is long or broken, which a failing test names instead of printing it.
struct HostileMail: CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) {
        testDescription = name
        self.text = text
    }
}
