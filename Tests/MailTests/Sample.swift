import HTTPTransport
import Mail
import Testing

/// Mails and clients that tests send.
enum Sample {
    static func message(
        to recipient: String = "client@client.test",
        name: String = "Ada",
        subject: String = "Your booking"
    ) throws -> MailMessage {
        let from = try #require(EmailAddress("bookings@salon.test"))
        return MailMessage(
            from: Mailbox(from, name: HeaderText("Salon")),
            to: Mailbox(try #require(EmailAddress(recipient)), name: HeaderText(cleaning: name)),
            subject: HeaderText(cleaning: subject),
            text: try #require(BodyText("See you on Monday.\n.\nA line after a dot.\n")),
            id: try #require(MessageID("b-42.1.confirmation", at: from.domain)),
            date: 1_795_384_800
        )
    }

    static func client(
        _ server: MailServer,
        _ security: SMTPServer.Security,
        password: String? = "s3cret: word",
        change: (inout MailSettings) -> Void = { _ in }
    ) throws -> MailClient {
        var settings = MailSettings(
            server: try SMTPServer(
                host: "localhost",
                port: server.port,
                security: security,
                login: password.map { SMTPServer.Login(user: "salon", password: $0) },
                ownName: "salon.test"
            )
        )
        settings.certificateFile = server.certificate
        settings.timeout = .seconds(20)
        change(&settings)
        return try MailClient(settings)
    }

    static let calendar = """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        METHOD:REQUEST\r
        BEGIN:VEVENT\r
        UID:b-42@salon.test\r
        SEQUENCE:0\r
        SUMMARY:Schnitt für Ada\r
        END:VEVENT\r
        END:VCALENDAR\r

        """
}
