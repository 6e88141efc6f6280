import Foundation
import HTTPTransport
import LoopbackServers
import Mail
import Sending
import Testing

/// What a mail program finds in its mailbox: Exim hands mails to Cyrus, which is asked over IMAP.
struct MailboxTests {
    @Test func aMailWithAnInvitationIsReadOverIMAP() async throws {
        let mailboxes = try CalendarServer(.cyrus)
        let server = try EximServer(mailboxes: mailboxes)
        var message = try Sample.message(to: "master@mailbox.test", subject: "Ihr Termin für Zoë")
        message.html = BodyText("<p>Bis Montag – schön!</p>")
        message.invitation = Invitation(.request, calendar: Sample.calendar)
        #expect(await (try server.client(.startTLS)).send(message).kind == .sent)

        let mail = try await Self.read(
            port: try mailboxes.port(of: .imap),
            id: "<b-42.1.confirmation@salon.test>",
            word: "für Zoë"
        )
        #expect(mail.found)
        #expect(mail.from == "Salon <bookings@salon.test>" && mail.subject == "Ihr Termin für Zoë")
        #expect(mail.text == "See you on Monday.\r\n.\r\nA line after a dot.\r\n")
        #expect(mail.calendar?.contains("SUMMARY:Schnitt für Ada") == true, "\(mail.calendar ?? "no calendar")")
        // The server's own reading of the parts, of which mail programs show the last that they know.
        let places = [
            "\"TEXT\" \"PLAIN\"", "\"TEXT\" \"HTML\"", "\"TEXT\" \"CALENDAR\"", "\"METHOD\" \"REQUEST\"",
            "\"ALTERNATIVE\"",
        ]
        .map { mail.structure.range(of: $0)?.lowerBound }
        #expect(
            !places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted(),
            "\(mail.structure)"
        )
    }

    private struct ReadMail: Decodable {
        let found: Bool
        let from: String
        let subject: String
        let structure: String
        let text: String
        let calendar: String?
    }

    private static func read(port: Int, id: String, word: String) async throws -> ReadMail {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let reader = Process()
        reader.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        reader.arguments = [here.appending(component: "imap_reader.py").path, "\(port)", id, word]
        let output = Pipe()
        reader.standardOutput = output
        try reader.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        reader.waitUntilExit()
        return try JSONDecoder().decode(ReadMail.self, from: text)
    }
}
