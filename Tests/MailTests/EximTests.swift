import HTTPTransport
import Mail
import Sending
import Testing

/// Mails that a whole mail server takes, refuses, delivers and bounces.
struct EximTests {
    private let server: EximServer

    init() throws {
        server = try EximServer()
    }

    @Test(arguments: [SMTPServer.Security.implicit, .startTLS])
    func aMailIsDelivered(_ security: SMTPServer.Security) async throws {
        let client = try server.client(security)
        #expect(await client.send(try Sample.message(name: "Zoë")).kind == .sent)
        let mail = try await server.delivered { $0.contains("b-42.1.confirmation") }
        #expect(mail.contains("Return-path: <bookings@salon.test>") && mail.contains("with esmtpsa"), "\(mail)")
        #expect(mail.contains("\nTo: =?utf-8?B?Wm/Dqw==?=\n <client@client.test>\n"), "\(mail)")
    }

    @Test func aRefusalSaysWhatToDo() async throws {
        let client = try server.client(.startTLS)
        #expect(await client.send(try Sample.message(to: "nobody@client.test")) == .gone(Self.failure("550 5.1.1")))
        let later = await client.send(try Sample.message(to: "grey@client.test"))
        #expect(later == .retry(after: nil, Self.failure("451 4.7.1")))
        #expect(await client.send(try Sample.message(to: "kim@other.test")).kind == .refused)
        var large = try Sample.message()
        large.html = BodyText(String(repeating: "word ", count: 30_000))
        #expect(await client.send(large) == .refused(.message, Self.failure("552")))
        let stranger = try server.client(.startTLS, password: "wrong")
        guard case .refused(.account, _) = await stranger.send(try Sample.message()) else {
            Issue.record("a wrong password was not told")
            return
        }
    }

    /// What is bounced after it was taken comes to the sender, and names the message that we know.
    @Test func aBounceComesToTheSender() async throws {
        let client = try server.client(.startTLS)
        #expect(await client.send(try Sample.message(to: "gone@client.test")).kind == .sent)
        let mail = try await server.delivered { $0.contains("X-Failed-Recipients: gone@client.test") }
        #expect(mail.contains("Envelope-to: bookings@salon.test") && mail.contains("Return-path: <>"), "\(mail)")
        #expect(mail.contains("References: <b-42.1.confirmation@salon.test>"), "\(mail)")
        #expect(mail.contains("Action: failed"), "\(mail)")
    }

    private static func failure(_ code: String) -> SendFailure {
        SendFailure(code: code, "The mail server answered \(code).")
    }
}
