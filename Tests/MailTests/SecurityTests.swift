import HTTPTransport
import Mail
import Sending
import Testing

/// That neither a mail nor a password goes where somebody else can read it.
struct SecurityTests {
    @Test func aWrongPasswordTurnsMailOff() async throws {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS, password: "wrong-word")
        let outcome = await client.send(try Sample.message())
        guard case .refused(.account, let failure) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(failure.code == "535 5.7.8" && !"\(outcome)".contains("wrong-word"))
    }

    @Test func aServerWithoutTLSGetsNeitherPasswordNorMail() async throws {
        let server = try MailServer(.noTLS)
        let client = try Sample.client(server, .startTLS)
        let outcome = await client.send(try Sample.message())
        #expect(outcome.kind == .retry && outcome.failure?.code == "tls", "\(outcome)")
        #expect(try server.countOfMails() == 0)
    }

    @Test(arguments: [SMTPServer.Security.implicit, .startTLS])
    func aCertificateThatIsNotTrustedEndsIt(_ security: SMTPServer.Security) async throws {
        let server = try MailServer(security == .implicit ? .implicit : .startTLS)
        let client = try Sample.client(server, security) { $0.certificateFile = nil }
        let outcome = await client.send(try Sample.message())
        #expect(outcome.kind == .retry && outcome.failure?.code == "tls", "\(outcome)")
        #expect(try server.countOfMails() == 0)
    }

    @Test func plainMailGoesToThisMachine() async throws {
        let server = try MailServer(.plain)
        let client = try Sample.client(server, .loopbackOnly, password: nil) { $0.certificateFile = nil }
        #expect(await client.send(try Sample.message()).kind == .sent)
        #expect(try !server.mail().isEncrypted)
    }

    @Test(arguments: [
        "smtp://mail.example:25/path", "http://mail.example", "smtp://", "mail.example:25", "smtps://user@:465",
        "smtp://us%0D%0Aer:word@mail.example:587", "smtp://user:a%00b@mail.example:587",
    ])
    func otherURLsAreNotAccepted(_ url: String) {
        #expect(throws: HTTPError.self) { try SMTPServer(url: url, ownName: "salon.test") }
    }

    @Test func theURLSaysHowMailGoes() throws {
        let implicit = try SMTPServer(url: "smtps://user%40salon.test:p%3Aw@mail.example", ownName: "salon.test")
        #expect(implicit.port == 465 && implicit.security == .implicit && implicit.login != nil)
        let upgraded = try SMTPServer(url: "smtp://user:word@mail.example", ownName: "salon.test")
        #expect(upgraded.port == 587 && upgraded.security == .startTLS)
        let outside = try SMTPServer(url: "smtp://mail.example:25", ownName: "salon.test")
        #expect(outside.port == 25 && outside.security == .startTLS)
        #expect(try SMTPServer(url: "smtp://user:word@127.0.0.1:25", ownName: "a.test").security == .startTLS)
        #expect(try SMTPServer(url: "smtp://127.0.0.1:2525", ownName: "a.test").security == .loopbackOnly)
        #expect(throws: HTTPError.self) {
            try SMTPServer(host: "mail.example", port: 25, security: .loopbackOnly, login: nil, ownName: "a.test")
        }
    }

    @Test func aPasswordDoesNotShow() throws {
        let server = try SMTPServer(url: "smtps://user:hidden-word@mail.example", ownName: "salon.test")
        var text = "\(server) \(String(reflecting: server)) \(MailSettings(server: server))"
        dump(server, to: &text)
        dump(server.login, to: &text)
        #expect(!text.contains("hidden-word"))
    }
}
