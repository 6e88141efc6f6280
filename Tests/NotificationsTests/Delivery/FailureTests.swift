import CivilTime
import Bookings
import Foundation
import Mail
import Notifications
import SQL
import Testing

/// What is sent when mail servers, clients and our own servers fail.
@Suite
struct FailureTests {
    @Test("Mails wait while the mail server is down, are sent within a minute of its return, and none is sent twice")
    func outage() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book()
            let server = try practice.dispatcher()
            practice.carrier.always(.outage(reason: "The mail server is not there."))
            for _ in 0..<600 {
                practice.now += 5
                _ = try await server.round()
            }
            #expect(practice.carrier.mails.isEmpty)
            practice.carrier.always(nil)
            let back = practice.now
            while practice.carrier.mails.count < 2, practice.now < back + 120 {
                practice.now += 5
                _ = try await server.round()
            }
            #expect(practice.now <= back + 60)
            #expect(try await practice.fates(of: booking).contains("1 confirmed client sent"))
            try await practice.send(server)
            #expect(practice.carrier.mails.count == 2)
        }
    }

    @Test("A zone that the system no longer knows keeps neither the booking from changing nor others from being told")
    func lostZones() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let client = ClientDetails(name: "Kim", email: "kim@example.org", timeZone: "Europe/Berlin")
            let booking = try await practice.book(client)
            let other = try await practice.book(
                ClientDetails(name: "Lou", email: "lou@example.org"),
                at: Practice.start + Practice.hour
            )
            try await practice.database.transaction(.write) { connection in
                try await connection.execute(
                    "UPDATE bookings SET client = REPLACE(client, 'Europe/Berlin', 'Europe/Gone') WHERE booking_id = \(booking.id)"
                )
            }
            try await practice.cancel(booking)
            try await practice.send(try practice.dispatcher())
            #expect(practice.carrier.texts(to: "kim@example.org").count == 1)
            try await practice.database.transaction(.write) { connection in
                try await connection.execute("UPDATE providers SET time_zone = 'Europe/Gone'")
            }
            practice.now = Practice.start - 86_400 + Practice.hour
            try await practice.send(try practice.dispatcher())
            let reminder = try await practice.messages(of: other).first { $0.key.occasion == .firstReminder }
            #expect(reminder?.status == .failed)
        }
    }

    @Test("What came too late during an outage keeps nothing else back when it is over")
    func outageWithBacklog() async throws {
        try await Practice.run(on: .sqlite) { practice in
            for number in 0..<12 {
                _ = try await practice.book(
                    ClientDetails(name: "Client \(number)", email: "client\(number)@example.org"),
                    at: Practice.start + Int64(number) * Practice.hour
                )
            }
            let server = try practice.dispatcher()
            practice.now = Practice.start - 86_400 + 12 * Practice.hour
            try await practice.send(server)
            practice.now += 2
            try await practice.send(server)
            practice.now = Practice.start - Practice.hour
            practice.carrier.always(.outage(reason: "The mail server is not there."))
            _ = try await server.round()
            // All sessions have begun, so none of their reminders is sent any more.
            practice.now = Practice.start + 12 * Practice.hour + 1
            _ = try await server.round()
            _ = try await practice.book(at: Practice.start + 5 * 86_400)
            practice.carrier.always(nil)
            let back = practice.now
            while practice.carrier.texts(to: "kim@example.org").isEmpty, practice.now < back + 600 {
                practice.now += 2
                _ = try await server.round()
            }
            #expect(practice.now <= back + 60)
        }
    }

    @Test(
        "A server that is lost between sending and noting it has the same bytes sent once more, and never a third time"
    )
    func lostAnswers() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book(ClientDetails(name: "Kim", email: "kim@example.org"))
            practice.carrier.always(.unknown(reason: "The answer was lost."))
            for _ in 0..<40 {
                try await practice.send(try practice.dispatcher())
                practice.now += 60
            }
            let mails = practice.carrier.mails.filter { $0.recipient == "kim@example.org" }
            #expect(mails.count == 2)
            #expect(Set(mails).count == 1)
            let confirmation = try await practice.messages(of: booking).first { $0.key.recipient == .client }
            #expect(confirmation?.status == .unknown)
        }
    }

    @Test("A mail of which nobody knows whether it arrived is not sent again once the booking has been moved")
    func lostAndMoved() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book()
            practice.carrier.answer(.unknown(reason: "Lost."), .unknown(reason: "Lost."))
            try await practice.send(try practice.dispatcher())
            practice.now += 1
            try await practice.move(booking, to: Practice.start + 86_400)
            for _ in 0..<10 {
                practice.now += 60
                try await practice.send(try practice.dispatcher())
            }
            #expect(practice.carrier.texts(to: "kim@example.org").count == 2)
            let last = try #require(practice.carrier.texts(to: "kim@example.org").last)
            #expect(last.contains("SEQUENCE:1"))
            #expect(try await practice.fates(of: booking).contains("1 confirmed client unknown: overtaken"))
        }
    }

    @Test("A mail is repeated in the same bytes even if the mail server was down meanwhile")
    func lostAndDown() async throws {
        try await Practice.run(on: .sqlite) { practice in
            _ = try await practice.book(ClientDetails(name: "Kim", email: "anna@studio.example"))
            practice.carrier.answer(.unknown(reason: "Lost."), .outage(reason: "Down."), .retry(reason: "Not yet."))
            for _ in 0..<10 {
                practice.now += 60
                try await practice.send(try practice.dispatcher())
            }
            #expect(practice.carrier.mails.count == 2)
            #expect(Set(practice.carrier.mails).count == 1)
        }
    }

    @Test("A mail that waited for long does not fail when the mail server asks for patience once it is back")
    func patience() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book(ClientDetails(name: "Kim", email: "anna@studio.example"))
            let server = try practice.dispatcher()
            practice.carrier.always(.outage(reason: "Down."))
            for _ in 0..<40 {
                practice.now += 30
                try await practice.send(server)
            }
            practice.carrier.always(nil)
            practice.carrier.answer(.retry(reason: "Not yet."))
            practice.now += 30
            try await practice.send(server)
            practice.now += 60
            try await practice.send(server)
            #expect(try await practice.fates(of: booking).contains("1 confirmed client sent"))
        }
    }

    @Test("A mail server that refuses the first mail after it was down gets the others at once")
    func refusedProbe() async throws {
        try await Practice.run(on: .sqlite) { practice in
            _ = try await practice.book()
            let server = try practice.dispatcher()
            practice.carrier.answer(.outage(reason: "Down."), .outage(reason: "Down."), .refused(reason: "No."))
            try await practice.send(server)
            practice.now += 30
            try await practice.send(server)
            #expect(practice.carrier.mails.count == 1)
        }
    }

    @Test("An address that is refused for good twice is used no more, and says so")
    func goneAddress() async throws {
        try await Practice.run(on: .sqlite) { practice in
            practice.carrier.always(.gone(reason: "The mail server answered 550 5.1.1."))
            let client = ClientDetails(name: "Kim", email: "Kim@example.org")
            var bookings: [Booking] = []
            for day in 0..<3 {
                bookings.append(try await practice.book(client, at: Practice.start + Int64(day) * 86_400))
                try await practice.send(try practice.dispatcher())
            }
            let third = try #require(bookings.last)
            #expect(try await practice.fates(of: third).contains("1 confirmed client suppressed: unusable_address"))
            #expect(
                try await practice.fates(of: bookings[1]).contains(
                    "1 confirmed client failed: The mail server answered 550 5.1.1."
                )
            )
        }
    }

    @Test("A mail that its server does not take yet is tried again later, a reminder not after its time")
    func notYet() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book()
            let server = try practice.dispatcher()
            try await practice.send(server)
            practice.carrier.always(.retry(reason: "The mail server answered 450."))
            for offset in stride(from: Int64(-3_600), to: 7_200, by: 60) {
                practice.now = Practice.start + offset
                try await practice.send(server)
            }
            practice.carrier.always(nil)
            try await practice.send(server)
            #expect(practice.carrier.mails.count == 2)
            #expect(try await practice.fates(of: booking).contains { $0.hasPrefix("1 last_reminder client dropped") })
        }
    }

    @Test("Four servers that look at once send each message once", arguments: Practice.Engine.allCases)
    func manyServers(engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            for number in 0..<40 {
                _ = try await practice.book(
                    ClientDetails(name: "Client \(number)", email: "client\(number)@example.org"),
                    at: Practice.start + Int64(number / 6) * 86_400 + Int64(number % 6) * 2 * Practice.hour
                )
            }
            let servers = try (0..<4).map { _ in try practice.dispatcher() }
            try await withThrowingTaskGroup { group in
                for server in servers { group.addTask { try await practice.send(server) } }
                try await group.waitForAll()
            }
            // What two servers wanted at once is looked at again a second later.
            practice.now += 2
            for server in servers { try await practice.send(server) }
            let recipients = practice.carrier.mails.map { $0.recipient }
            #expect(recipients.filter { $0 == "anna@studio.example" }.count == 40)
            #expect(Set(recipients).count == 41)
            #expect(recipients.count == 80)
        }
    }

    @Test("Names that would forge a header or a second recipient stay names")
    func hostileNames() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let client = ClientDetails(
                name: "Kim\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>",
                email: "kim@example.org"
            )
            _ = try await practice.book(client)
            try await practice.send(try practice.dispatcher())
            for mail in practice.carrier.mails {
                let text = String(decoding: mail.content, as: UTF8.self)
                let header = text.components(separatedBy: "\r\n\r\n").first ?? ""
                #expect(!header.contains("\r\nBcc:"))
            }
            let texts = practice.carrier.texts(to: "anna@studio.example")
            #expect(texts.count == 1)
            #expect(
                texts.allSatisfy { !$0.contains("<script>") || !$0.contains("<html") || $0.contains("&lt;script&gt;") }
            )
        }
    }
}
