import HTTPTransport
import Mail
import Sending
import Testing

/// Mails that a real server takes or refuses, and what the client says of it.
struct DeliveryTests {
    @Test(arguments: [SMTPServer.Security.implicit, .startTLS])
    func aMailArrivesEncryptedAndAuthenticated(_ security: SMTPServer.Security) async throws {
        let server = try MailServer(security == .implicit ? .implicit : .startTLS)
        let client = try Sample.client(server, security)
        #expect(await client.send(try Sample.message()) == .sent(SendReceipt(id: "250 2.0.0 OK queued as 1")))
        let mail = try server.mail()
        #expect(mail.isEncrypted && mail.isAuthenticated)
        #expect(mail.sender == "bookings@salon.test" && mail.recipients == ["client@client.test"])
        #expect(mail.name == "salon.test")
        await client.close()
    }

    @Test func manyMailsShareAConnection() async throws {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS) { $0.connections = 1 }
        for _ in 0..<5 { #expect(await client.send(try Sample.message()).kind == .sent) }
        #expect(Set(try (1...5).map { try server.mail($0).connection }).count == 1)
    }

    @Test func aConnectionThatTheServerEndsIsReplaced() async throws {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS) { $0.connections = 1 }
        for _ in 0..<3 {
            #expect(await client.send(try Sample.message(to: "last@client.test")).kind == .sent)
            try await Task.sleep(for: .milliseconds(200))
        }
        #expect(Set(try (1...3).map { try server.mail($0).connection }).count == 3)
    }

    @Test func mailsGoOverSeveralConnectionsAtOnce() async throws {
        let server = try MailServer(.implicit)
        let client = try Sample.client(server, .implicit)
        try await withThrowingTaskGroup { group in
            for _ in 0..<40 { group.addTask { await client.send(try Sample.message()).kind == .sent } }
            for try await isSent in group { #expect(isSent) }
        }
        #expect(try server.countOfMails() == 40)
        #expect(Set(try (1...40).map { try server.mail($0).connection }).count <= 4)
    }

    @Test func aRefusalSaysWhatToDo() async throws {
        #expect(try await refusal(of: "nobody") == .gone(Self.failure("550 5.1.1")))
        #expect(try await refusal(of: "policy") == .refused(.message, Self.failure("554 5.7.1")))
        #expect(try await refusal(of: "plain550") == .refused(.message, Self.failure("550")))
        #expect(try await refusal(of: "grey") == .retry(after: nil, Self.failure("451 4.7.1")))
        #expect(try await refusal(of: "full") == .retry(after: nil, Self.failure("452 4.2.2")))
    }

    private func refusal(of localPart: String) async throws -> SendOutcome {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS)
        return await client.send(try Sample.message(to: "\(localPart)@client.test"))
    }

    private static func failure(_ code: String) -> SendFailure {
        SendFailure(code: code, "The mail server answered \(code).")
    }

    @Test func anAnswerThatIsLostLeavesTheOutcomeUnknown() async throws {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS)
        let outcome = await client.send(try Sample.message(to: "lost@client.test"))
        #expect(outcome.kind == .unknown, "\(outcome)")
        #expect(try server.countOfMails() == 1, "it is not sent again by itself")
    }

    @Test func aConnectionThatIsLostBeforeTheMailDidNothing() async throws {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS)
        let outcome = await client.send(try Sample.message(to: "early@client.test"))
        #expect(outcome.kind == .retry, "\(outcome)")
    }

    @Test func aServerThatIsNotThereIsTriedLater() async throws {
        let client: MailClient
        do {
            let server = try MailServer(.startTLS)
            client = try Sample.client(server, .startTLS) { $0.certificateFile = nil }
        }
        let outcome = await client.send(try Sample.message())
        #expect(outcome.kind == .retry, "\(outcome)")
    }

    @Test func aMailThatIsTooLargeForEitherSideIsNotSent() async throws {
        let server = try MailServer(.startTLS)
        var message = try Sample.message()
        message.html = BodyText(String(repeating: "word ", count: 50_000))
        let larger = message
        let client = try Sample.client(server, .startTLS)
        #expect(await client.send(larger) == .refused(.message, Self.failure("552")))
        let bounded = try Sample.client(server, .startTLS) { $0.maximumSize = 300_000 }
        guard case .refused(.request, _) = await bounded.send(larger) else {
            Issue.record("a mail beyond our own bound was sent")
            return
        }
        #expect(try server.countOfMails() == 0)
    }
}
