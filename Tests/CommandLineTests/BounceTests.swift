import Foundation
import LoopbackServers
import TestSupport
import Testing

/// Mails that a mail server takes and cannot deliver come back to a command, and end an address's use the second time.
@Suite(.timeLimit(.minutes(3)))
struct BounceTests {
    /// Mail servers that hand mails that come back to the command, as docs/messages.md says.
    enum MailServer: String, CaseIterable, Sendable {
        case exim, postfix
    }

    @Test(arguments: MailServer.allCases)
    func `two mails that come back end the mails to their address`(kind: MailServer) async throws {
        let folder = try TemporaryFolder()
        let (path, peer) = (folder.path("shop.sqlite"), try TemporaryFolder())
        let key = try Shop.make(in: path)
        try Self.keep("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", in: folder.path("secrets.key"))
        let bounces = ["--bounce-address", "bounces@salon.test", "--secrets-key-file", folder.path("secrets.key")]
        let relay = try Self.start(
            kind,
            in: peer,
            running: ["messages", "take-bounce", "--database", path] + bounces
        )
        defer { relay.end() }
        let mail = try Self.mailOptions(kind, relay, peer, folder)
        let server = try await ServerProcess(
            database: path,
            log: folder.path("log"),
            options: mail + bounces + ["--mail-from", "bookings@salon.test"]
        )
        try await Shop.open(on: server.endpoint, key: key)
        let starts = try await Shop.slots(on: server.endpoint)
        try #require(starts.count > 4)
        for (number, start) in starts.prefix(2).enumerated() {
            let id = try await Self.book(start, "gone@client.test", on: server.endpoint)
            let row = try await Self.confirmation(of: id, in: path) { $0.contains("The mail came back") }
            #expect(row.contains("The mail came back: 5."), "\(number): \(row)")
        }
        let third = try await Self.book(starts[2], "gone@client.test", on: server.endpoint)
        let row = try await Self.confirmation(of: third, in: path) {
            !$0.contains("planned") && !$0.contains("attempting")
        }
        #expect(row.contains("suppressed: unusable_address"), "\(row)")
        let commands = try String(contentsOfFile: peer.path("commands"), encoding: .utf8).split(separator: "\n")
        #expect(commands.count == 2 && commands.allSatisfy { $0.hasPrefix("0 Message bkg_shop_") }, "\(commands)")
        let other = try await Self.book(starts[3], "kim@client.test", on: server.endpoint)
        let sent = try await Self.confirmation(of: other, in: path) { $0.contains("sent at") }
        #expect(!sent.contains("failed"), "\(sent)")
    }

    @Test func `what is not a report about our mail changes nothing, and is not sent back`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        _ = try Shop.make(in: path)
        try Self.keep("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", in: folder.path("secrets.key"))
        let command = ["messages", "take-bounce", "--database", path]
        let settings = ["--bounce-address", "bounces@salon.test", "--secrets-key-file", folder.path("secrets.key")]
        let answer = try Binary.run(command + settings, input: "From: kim@example.org\n\nI am away.\n")
        #expect(answer.status == 0 && answer.output.contains("changes nothing"), "\(answer.errors)")
        let forged = try Binary.run(
            command + settings,
            input: Self.report(about: "bkg_shop_1.1.confirmed.client.email")
        )
        #expect(forged.status == 0 && forged.output.contains("not about a mail that this server sent"), "\(forged)")
        let unset = try Binary.run(command, input: "")
        #expect(unset.status == 1 && unset.errors.contains("set bounce_address and secrets_key"), "\(unset.errors)")
        let lost = ["messages", "take-bounce", "--database", folder.path("none.sqlite")] + settings
        let later = try Binary.run(lost, input: Self.report(about: "bkg_shop_1.1.confirmed.client.email"))
        #expect(later.status == 75, "\(later.errors)")
        let keyless = try Binary.run(command + ["--bounce-address", "bounces@salon.test"], input: "")
        #expect(
            keyless.status != 0 && keyless.errors.contains("must be set where bounce_address is"),
            "\(keyless.errors)"
        )
    }

    /// Writes a secret that nobody else may read.
    private static func keep(_ secret: String, in path: String) throws {
        let attributes = [FileAttributeKey.posixPermissions: 0o600]
        try #require(FileManager.default.createFile(atPath: path, contents: Data(secret.utf8), attributes: attributes))
    }

    private static func report(about id: String) -> String {
        """
        To: bounces+000000000000000000000000@salon.test
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.test

        Final-Recipient: rfc822; kim@example.org
        Action: failed
        Status: 5.1.1

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <\(id)@salon.test>

        --b--
        """
    }

    /// A mail server, which hands mails that come back to a command of the binary.
    private static func start(
        _ kind: MailServer,
        in folder: TemporaryFolder,
        running arguments: [String]
    ) throws -> LoopbackProcess {
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        let script = tests.appending(path: "MailTests/\(kind.rawValue)_server.py").path
        return try LoopbackProcess(
            URL(fileURLWithPath: "/usr/bin/python3"),
            [script, folder.url.path, Binary.path] + arguments
        )
    }

    /// How the server reaches it: Exim by TLS and a login, Postfix as a server on the same machine.
    private static func mailOptions(
        _ kind: MailServer,
        _ relay: LoopbackProcess,
        _ peer: TemporaryFolder,
        _ folder: TemporaryFolder
    ) throws -> [String] {
        guard kind == .exim else {
            try keep("smtp://127.0.0.1:\(relay.port)", in: folder.path("smtp"))
            return ["--smtp-url-file", folder.path("smtp")]
        }
        let port = try String(contentsOfFile: peer.path("implicit"), encoding: .utf8)
        try keep("smtps://salon:s3cret%3A%20word@localhost:\(port)", in: folder.path("smtp"))
        return ["--smtp-url-file", folder.path("smtp"), "--smtp-ca-file", peer.path("cert.pem")]
    }

    private static func book(_ start: String, _ email: String, on server: Endpoint) async throws -> String {
        let body = """
            {"provider_id": "prv_shop", "service_id": "svc_shop_visit", "start_at": "\(start)",
             "client": {"name": "Kim", "email": "\(email)"}}
            """
        let answer = try await server.send("POST", "/v1/bookings", body: body)
        try #require(answer.status == 201, "\(answer.body)")
        return try JSONDecoder().decode(Answer.self, from: Data(answer.body.utf8)).booking.id
    }

    private struct Answer: Decodable {
        struct Booking: Decodable { let id: String }
        let booking: Booking
    }

    /// The line of a booking's confirmation, once `isThere` accepts it.
    private static func confirmation(
        of booking: String,
        in path: String,
        until isThere: (String) -> Bool
    ) async throws -> String {
        var line = ""
        for _ in 0..<100 {
            let list = try Binary.run(["messages", "list", "--booking", booking, "--database", path])
            line =
                list.output.split(separator: "\n").first { $0.contains(".confirmed.client.email") }.map(String.init)
                ?? ""
            if isThere(line) { return line }
            try await Task.sleep(for: .milliseconds(150))
        }
        Issue.record("\(line)")
        return line
    }
}
