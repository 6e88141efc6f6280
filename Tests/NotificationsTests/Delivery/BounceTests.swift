import Bookings
import CivilTime
import Mail
import Notifications
import SQL
import Testing

/// What bounces change, and what forged bounces do not.
@Suite
struct BounceTests {
    private static let secret = [UInt8](repeating: 7, count: 32)

    @Test(
        "The second mail that comes back ends the mails to its address, and each report counts once",
        arguments: Practice.Engine.allCases
    )
    func twoBounces(_ engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            let (first, sender) = try await Self.bounced(practice, number: 0)
            #expect(sender.localPart.hasPrefix("bounces+") && sender.domain.ascii == "bookable.example")
            let report = try Self.report(on: first, to: sender.text)
            #expect(try await Self.take(report, practice) == .failed(first, countsAgainstAddress: true))
            #expect(try await Self.take(report, practice) == .known(first))
            // The same report twice counts once: the address is still used.
            let (second, other) = try await Self.bounced(practice, number: 1)
            #expect(
                try await Self.take(Self.report(on: second, to: other.text), practice)
                    == .failed(second, countsAgainstAddress: true)
            )
            let third = try await practice.book(Self.client, at: Practice.start + 2 * Practice.hour)
            try await practice.send(try Self.dispatcher(practice))
            #expect(try await practice.fates(of: third).contains("1 confirmed client suppressed: unusable_address"))
        }
    }

    @Test("A mailbox that is full fails the message and leaves the address")
    func full() async throws {
        try await Practice.run(on: .sqlite) { practice in
            for number in Int64(0)..<3 {
                let (key, sender) = try await Self.bounced(practice, number: number)
                let report = try Self.report(on: key, to: sender.text, status: "5.2.2")
                #expect(try await Self.take(report, practice) == .failed(key, countsAgainstAddress: false))
            }
        }
    }

    @Test("A report counts only at the address that was made for the message and for whom it was sent to")
    func forged() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let (key, sender) = try await Self.bounced(practice, number: 0)
            let (other, another) = try await Self.bounced(practice, number: 1)
            let code = sender.localPart.dropFirst("bounces+".count)
            let zeros = String(repeating: "0", count: code.count)
            for address in [
                "bounces@bookable.example", "bounces+@bookable.example", "bounces+\(zeros)@bookable.example",
                "bounces+\(code)@evil.example", "other+\(code)@bookable.example", another.text,
            ] {
                #expect(try await Self.take(Self.report(on: key, to: address), practice) == .foreign, "\(address)")
            }
            for id in ["nonsense", "a@b@c", "bkg_none_1.1.confirmed.client.email", "\(key).x", "\(other)"] {
                let report = try Self.report(named: id, to: sender.text)
                #expect(try await Self.take(report, practice) == .foreign, "\(id)")
            }
            #expect(
                try await Self.take(Self.report(on: key, to: sender.text.uppercased()), practice)
                    == .failed(key, countsAgainstAddress: true)
            )
        }
    }

    @Test("A report about an address that was corrected since says nothing of the new one")
    func corrected() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let (key, sender) = try await Self.bounced(practice, number: 0)
            try await practice.database.transaction(.write) { connection in
                try await connection.execute(
                    "UPDATE bookings SET client = REPLACE(client, 'kim@example.org', 'lee@example.org')"
                )
            }
            #expect(try await Self.take(Self.report(on: key, to: sender.text), practice) == .foreign)
        }
    }

    private static let client = ClientDetails(name: "Kim", email: "kim@example.org")

    /// A confirmation that was sent, and the address that it came from.
    private static func bounced(_ practice: Practice, number: Int64) async throws -> (MessageKey, EmailAddress) {
        let booking = try await practice.book(client, at: Practice.start + number * Practice.hour)
        let sent = practice.carrier.mails.count
        try await practice.send(try dispatcher(practice))
        let mail = try #require(practice.carrier.mails.dropFirst(sent).first { $0.recipient == "kim@example.org" })
        let message = try #require(try await practice.messages(of: booking).first { $0.key.recipient == .client })
        return (message.key, try #require(EmailAddress(mail.sender)))
    }

    private static func dispatcher(_ practice: Practice) throws -> MessageDispatcher {
        MessageDispatcher(
            database: practice.database,
            zones: .system,
            identity: MessageIdentity(sender: EmailAddress("bookings@bookable.example"), bounces: try address),
            mail: practice.carrier,
            clock: { practice.now }
        )
    }

    private static var address: BounceAddress {
        get throws {
            let base = try #require(EmailAddress("bounces@bookable.example"))
            return try #require(BounceAddress(base: base, secrets: [secret]))
        }
    }

    private static func take(_ report: DeliveryReport, _ practice: Practice) async throws -> MessageBounces.Outcome {
        try await practice.database.transaction(.write) { connection in
            try await MessageBounces(to: address, zones: .system).take(report, at: practice.now, in: connection)
        }
    }

    private static func report(on key: MessageKey, to: String, status: String = "5.1.1") throws -> DeliveryReport {
        try report(named: "\(key)@bookable.example", to: to, status: status)
    }

    private static func report(named id: String, to: String, status: String = "5.1.1") throws -> DeliveryReport {
        let text = """
            To: <\(to)>
            Content-Type: multipart/report; boundary="b"

            --b
            Content-Type: message/delivery-status

            Action: failed
            Status: \(status)

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <\(id)>

            --b--

            """
        return try #require(DeliveryReport(mail: Array(text.utf8)))
    }
}
