import Bookings
import Localization
import Mail
import Notifications
import SQL
import Testing

/// The mails that sign members in, and those that show clients their bookings.
struct SignInMailerTests {
    @Test(arguments: Practice.Engine.allCases)
    func `a member gets a link that signs in, and nobody else gets a mail`(engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            try await practice.database.transaction(.write, by: .system, at: Practice.now) {
                _ = try await MemberDesk().add(
                    "anna@example.org",
                    name: "Anna",
                    as: .owner,
                    to: Practice.provider,
                    in: $0
                )
            }
            let mailer = SignInMailer(
                database: practice.database,
                identity: MessageIdentity(
                    sender: EmailAddress("bookings@example.com"),
                    publicURL: "https://book.example.com"
                ),
                carrier: practice.carrier,
                clock: { Practice.now }
            )
            #expect(try await mailer.prepare(for: "nobody@example.org", in: .german) == nil)
            for language in Language.allCases {
                let mail = try #require(try await mailer.prepare(for: "anna@example.org", in: language))
                #expect(await mailer.send(mail) == .sent(id: nil))
            }
            let texts = practice.carrier.texts(to: "anna@example.org")
            #expect(texts.count == Language.allCases.count)
            for (text, language) in zip(texts, Language.allCases) {
                let address = /https:\/\/book\.example\.com\/login\/(sl_[a-z0-9]*)\?lang=([a-z]*)/
                let match = try #require(text.firstMatch(of: address), "\(text)")
                #expect(match.2 == language.tag)
                let link = try #require(Secret(String(match.1), kind: .signInLink))
                let begun = try await practice.database.transaction(.write, by: .anonymous, at: Practice.now) {
                    try await SignInDesk().signIn(by: link, on: "", in: $0)
                }
                #expect(begun?.session.email == "anna@example.org")
            }
        }
    }

    @Test(arguments: Practice.Engine.allCases)
    func `a client gets a link to the bookings, and nobody else gets a mail`(engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            _ = try await practice.book(ClientDetails(name: "Kim", email: "Kim@example.org"))
            let mailer = SignInMailer(
                database: practice.database,
                identity: MessageIdentity(
                    sender: EmailAddress("bookings@example.com"),
                    publicURL: "https://book.example.com"
                ),
                carrier: practice.carrier,
                to: .clients,
                clock: { Practice.now }
            )
            #expect(try await mailer.prepare(for: "nobody@example.org", in: .german) == nil)
            for language in Language.allCases {
                let mail = try #require(try await mailer.prepare(for: "kim@example.org", in: language))
                #expect(await mailer.send(mail) == .sent(id: nil))
                let text = try #require(practice.carrier.texts(to: "kim@example.org").last)
                let address = /https:\/\/book\.example\.com\/my\/(cl_[a-z0-9]*)\?lang=([a-z]*)/
                let match = try #require(text.firstMatch(of: address), "\(text)")
                #expect(match.2 == language.tag)
                let link = try #require(Secret(String(match.1), kind: .clientLink))
                let session = try await practice.database.transaction(.write, by: .anonymous, at: Practice.now) {
                    try await ClientSessionDesk().begin(by: link, in: $0)
                }
                // A link that was used does not count against those that a mailbox is sent.
                #expect(session != nil)
            }
            #expect(practice.carrier.texts(to: "kim@example.org").count == Language.allCases.count)
        }
    }
}
