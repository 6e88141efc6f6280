import Foundation
import TestSupport
import Testing

/// Messages of a server as its operator sees them: in the log, in a folder, and by commands.
struct MessagesCommandTests {
    @Test func `a newcomer sees the confirmation that a booking caused, and what follows`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        let key = try Shop.make(in: path)
        let mails = ["--mail-folder", folder.path("mails"), "--mail-from", "bookings@salon.test"]
        let server = try await ServerProcess(
            database: path,
            log: folder.path("log"),
            logLevel: "notice",
            options: mails
        )
        try await Shop.open(on: server.endpoint, key: key)
        let start = try #require(try await Shop.slots(on: server.endpoint).last)
        let body = """
            {"provider_id": "prv_shop", "service_id": "svc_shop_visit", "start_at": "\(start)",
             "client": {"name": "Kim Example", "email": "kim@example.org"}}
            """
        let answer = try await server.endpoint.send("POST", "/v1/bookings", body: body)
        try #require(answer.status == 201, "\(answer.body)")
        let booking = try JSONDecoder().decode(Answer.self, from: Data(answer.body.utf8)).booking.id
        let sent = "\(booking).1.confirmed.client.email"
        let list = try await Self.list(of: booking, in: path) { $0.contains("sent at") }
        #expect(list.contains("\(booking).1.first_reminder.client.email"), "What is only planned is listed: \(list)")

        let mailbox = try Binary.run(["demo", "mailbox", folder.path("mails")])
        #expect(mailbox.status == 0 && mailbox.output.contains("To: Kim Example <kim@example.org>"))
        #expect(mailbox.output.contains("Subject: Booking confirmed"), "\(mailbox.output)")
        let raw = try Binary.run(["demo", "mailbox", folder.path("mails"), "--raw"])
        #expect(raw.output.contains("Message-ID: <\(sent)@salon.test>"))

        let planned = "\(booking).1.first_reminder.client.email"
        let preview = try Binary.run(["messages", "preview", "--database", path, planned])
        #expect(preview.status == 0 && preview.output.contains("Visit"), "\(preview.errors)")
        let test = try Binary.run(["messages", "send-test", "ops@example.org"] + mails)
        #expect(test.status == 0 && test.output.contains("The mail was taken."), "\(test.errors)")
        let newest = try Binary.run(["demo", "mailbox", folder.path("mails")])
        #expect(newest.output.contains("Subject: Test mail") && newest.output.contains("ops@example.org"))
        let again = try Binary.run(["messages", "retry", "--database", path, sent])
        #expect(again.status != 0, "What was sent is not sent again: \(again.output)")
        #expect(server.stop() == 0)
        let log = try String(contentsOfFile: folder.path("log"), encoding: .utf8)
        #expect(log.contains("Messages are sent") && log.contains("message.channels=email"), "\(log)")
    }

    @Test func `a server without a channel says so, and plans nothing`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        let key = try Shop.make(in: path)
        let server = try await ServerProcess(
            database: path,
            log: folder.path("log"),
            logLevel: "notice",
            options: []
        )
        try await Shop.open(on: server.endpoint, key: key)
        let start = try #require(try await Shop.slots(on: server.endpoint).last)
        let booking = try #require(await Shop.book(start, on: server.endpoint))
        #expect(try Binary.run(["messages", "list", "--booking", booking, "--database", path]).output.isEmpty)
        #expect(server.stop() == 0)
        let log = try String(contentsOfFile: folder.path("log"), encoding: .utf8)
        #expect(log.contains("No messages are sent"), "\(log)")
    }

    private struct Answer: Decodable {
        struct Booking: Decodable { let id: String }
        let booking: Booking
    }

    /// What the command lists, once `isThere` accepts it.
    private static func list(
        of booking: String,
        in path: String,
        until isThere: (String) -> Bool
    ) async throws -> String {
        var output = ""
        for _ in 0..<100 {
            output = try Binary.run(["messages", "list", "--booking", booking, "--database", path]).output
            if isThere(output) { return output }
            try await Task.sleep(for: .milliseconds(150))
        }
        Issue.record("\(output)")
        return output
    }
}
