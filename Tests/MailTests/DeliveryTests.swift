import HTTPTransport
import Mail
import Testing

/// Mails that a real server takes or refuses, and what the client says of it.
struct DeliveryTests {
    @Test(arguments: [SMTPServer.Security.implicit, .startTLS])
    func aMailArrivesEncryptedAndAuthenticated(_ security: SMTPServer.Security) async throws {
        let server = try MailServer(security == .implicit ? .implicit : .startTLS)
        let client = try Sample.client(server, security)
        #expect(try await client.send(try Sample.message()) == "250 2.0.0 OK queued as 1")
        let mail = try server.mail()
        #expect(mail.isEncrypted && mail.isAuthenticated)
        #expect(mail.sender == "bookings@salon.test" && mail.recipients == ["client@client.test"])
        #expect(mail.name == "salon.test")
        await client.close()
    }

    @Test func manyMailsShareAConnection() async throws {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS) { $0.connections = 1 }
        for _ in 0..<5 { try await client.send(try Sample.message()) }
        #expect(Set(try (1...5).map { try server.mail($0).connection }).count == 1)
    }

    @Test func aConnectionThatTheServerEndsIsReplaced() async throws {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS) { $0.connections = 1 }
        for _ in 0..<3 {
            try await client.send(try Sample.message(to: "last@client.test"))
            try await Task.sleep(for: .milliseconds(200))
        }
        #expect(Set(try (1...3).map { try server.mail($0).connection }).count == 3)
    }

    @Test func mailsGoOverSeveralConnectionsAtOnce() async throws {
        let server = try MailServer(.implicit)
        let client = try Sample.client(server, .implicit)
        try await withThrowingTaskGroup { group in
            for _ in 0..<40 { group.addTask { try await client.send(try Sample.message()) } }
            try await group.waitForAll()
        }
        #expect(try server.countOfMails() == 40)
        #expect(Set(try (1...40).map { try server.mail($0).connection }).count <= 4)
    }

    @Test(
        arguments: [(String, MailOutcome, Int, String?)]([
            ("nobody", MailOutcome.gone, 550, "5.1.1"), ("policy", .refused, 554, "5.7.1"),
            ("grey", .retryLater, 451, "4.7.1"), ("plain550", .refused, 550, nil), ("full", .retryLater, 452, "4.2.2"),
        ])
    )
    func aRefusalSaysWhatToDo(_ refusal: (String, MailOutcome, Int, String?)) async throws {
        let (who, outcome, code, finer) = refusal
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS)
        let error = try await #require(throws: MailError.self) {
            try await client.send(try Sample.message(to: "\(who)@client.test"))
        }
        #expect(error.outcome == outcome && error.code == code && error.enhancedCode == finer, "\(error)")
        #expect(!error.message.contains(who))
    }

    @Test func anAnswerThatIsLostLeavesTheOutcomeUnknown() async throws {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS)
        let error = try await #require(throws: MailError.self) {
            try await client.send(try Sample.message(to: "lost@client.test"))
        }
        #expect(error.outcome == .unknown, "\(error)")
        #expect(try server.countOfMails() == 1, "it is not sent again by itself")
    }

    @Test func aConnectionThatIsLostBeforeTheMailDidNothing() async throws {
        let server = try MailServer(.startTLS)
        let client = try Sample.client(server, .startTLS)
        let error = try await #require(throws: MailError.self) {
            try await client.send(try Sample.message(to: "early@client.test"))
        }
        #expect(error.outcome == .retryLater, "\(error)")
    }

    @Test func aServerThatIsNotThereIsTriedLater() async throws {
        let client: MailClient
        do {
            let server = try MailServer(.startTLS)
            client = try Sample.client(server, .startTLS) { $0.certificateFile = nil }
        }
        let error = try await #require(throws: MailError.self) { try await client.send(try Sample.message()) }
        #expect(error.outcome == .retryLater, "\(error)")
    }

    @Test func aMailThatIsTooLargeForEitherSideIsNotSent() async throws {
        let server = try MailServer(.startTLS)
        var message = try Sample.message()
        message.html = BodyText(String(repeating: "word ", count: 50_000))
        let larger = message
        let client = try Sample.client(server, .startTLS)
        let refused = try await #require(throws: MailError.self) { try await client.send(larger) }
        #expect(refused.outcome == .refused && refused.code == 552, "\(refused)")
        let bounded = try Sample.client(server, .startTLS) { $0.maximumSize = 300_000 }
        let error = try await #require(throws: MailError.self) { try await bounded.send(larger) }
        #expect(error.outcome == .bug)
        #expect(try server.countOfMails() == 0)
    }
}
