import CivilTime
import Bookings
import Foundation
import Mail
import Notifications
import Testing

/// What people are sent about bookings, on both engines.
@Suite
struct DeliveryTests {
    @Test(
        "A booking is confirmed at once, reminded of twice, and asked about afterwards",
        arguments: Practice.Engine.allCases
    )
    func wholeLife(engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            let booking = try await practice.book()
            let server = try practice.dispatcher()
            try await practice.send(server)
            #expect(practice.carrier.texts(to: "kim@example.org").count == 1)
            #expect(practice.carrier.texts(to: "anna@studio.example").count == 1)
            let confirmation = try #require(practice.carrier.texts(to: "kim@example.org").first)
            #expect(confirmation.contains("Monday, March 9, 2026"))
            #expect(confirmation.contains("METHOD:REQUEST"))
            #expect(confirmation.contains("SEQUENCE:0"))
            #expect(confirmation.contains("DTSTART:20260309T080000Z"))
            for (instant, count) in [
                (Practice.start - 86_401, 1), (Practice.start - 86_400, 2), (Practice.start - 3_601, 2),
                (Practice.start - 3_600, 3), (Practice.start + 3 * Practice.hour - 1, 3),
                (Practice.start + 3 * Practice.hour, 4),
            ] {
                practice.now = instant
                try await practice.send(server)
                #expect(practice.carrier.texts(to: "kim@example.org").count == count, "at \(instant)")
            }
            #expect(practice.carrier.texts(to: "anna@studio.example").count == 1)
            let reminders = practice.carrier.texts(to: "kim@example.org")[1...2]
            #expect(reminders.allSatisfy { !$0.contains("text/calendar") })
            #expect(
                try await practice.fates(of: booking) == [
                    "1 confirmed client sent", "1 confirmed provider sent", "1 first_reminder client sent",
                    "1 last_reminder client sent", "1 review_request client sent",
                ]
            )
        }
    }

    @Test("A booking that is moved is reminded of at its new time alone", arguments: Practice.Engine.allCases)
    func moved(engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            let booking = try await practice.book()
            let server = try practice.dispatcher()
            try await practice.send(server)
            practice.now += Practice.hour
            try await practice.move(booking, to: Practice.start + 86_400)
            try await practice.send(server)
            let moved = try #require(practice.carrier.texts(to: "kim@example.org").last)
            #expect(moved.contains("SEQUENCE:1"))
            #expect(moved.contains("DTSTART:20260310T080000Z"))
            practice.now += Practice.hour
            // Back again: the first plan would be true once more.
            try await practice.move(booking, to: Practice.start)
            try await practice.send(server)
            #expect(try #require(practice.carrier.texts(to: "kim@example.org").last).contains("SEQUENCE:2"))
            while practice.now < Practice.start + 2 * 86_400 - 900 {
                practice.now += 900
                try await practice.send(server)
            }
            // Confirmed, moved, moved, two reminders, a request for a review.
            #expect(practice.carrier.texts(to: "kim@example.org").count == 6)
            let reminders = try await practice.messages(of: booking).filter {
                $0.status == .sent && [.firstReminder, .lastReminder].contains($0.key.occasion)
            }
            #expect(reminders.map(\.key.revision) == [3, 3])
        }
    }

    @Test(
        "A cancelled booking is told once, taken out of the calendar, and never reminded of",
        arguments: Practice.Engine.allCases
    )
    func cancelled(engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            let booking = try await practice.book()
            let server = try practice.dispatcher()
            try await practice.send(server)
            practice.now = Practice.start - 86_400
            // In the very second in which the reminder is due.
            try await practice.cancel(booking, by: try practice.asProvider, reason: "Ill, sorry")
            while practice.now < Practice.start + 2 * 86_400 - 900 {
                practice.now += 900
                try await practice.send(server)
            }
            let texts = practice.carrier.texts(to: "kim@example.org")
            #expect(texts.count == 2)
            let last = try #require(texts.last)
            #expect(last.contains("METHOD:CANCEL"))
            #expect(last.contains("SEQUENCE:1"))
            #expect(last.contains("STATUS:CANCELLED"))
            #expect(last.contains("Ill, sorry"))
        }
    }

    @Test("A booking that is cancelled before it was confirmed by mail is told as cancelled only")
    func cancelledAtOnce() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book()
            practice.now += 1
            try await practice.cancel(booking)
            try await practice.send(try practice.dispatcher())
            let texts = practice.carrier.texts(to: "kim@example.org")
            #expect(texts.count == 1)
            // Nothing is taken out of a calendar into which nothing was put.
            #expect(texts.allSatisfy { !$0.contains("text/calendar") })
            #expect(try await practice.fates(of: booking).contains("1 confirmed client dropped: overtaken"))
        }
    }

    @Test("A booking that is moved to where it was changes nothing: its reminder is still sent")
    func movedToTheSameStart() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book()
            let server = try practice.dispatcher()
            try await practice.send(server)
            practice.now = Practice.start - 86_400 - 1
            try await practice.move(booking, to: Practice.start)
            practice.now += 1
            try await practice.send(server)
            #expect(practice.carrier.texts(to: "kim@example.org").count == 2)
            #expect(
                try await practice.fates(of: booking).filter { $0.contains("moved") || $0.contains("first_reminder") }
                    == ["1 first_reminder client sent"]
            )
        }
    }

    @Test("A booking that was only held is not told as cancelled, for nobody knew of it")
    func cancelledHold() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let booking = try await practice.book(hold: 600)
            try await practice.cancel(booking)
            try await practice.send(try practice.dispatcher())
            #expect(practice.carrier.mails.isEmpty)
        }
    }

    @Test("A booking that was moved and cancelled before it stood is not taken out of calendars")
    func cancelledRequest() async throws {
        try await Practice.run(on: .sqlite, requiresApproval: true) { practice in
            let booking = try await practice.book()
            let server = try practice.dispatcher()
            try await practice.send(server)
            try await practice.move(booking, to: Practice.start + 86_400, by: try practice.asProvider)
            try await practice.send(server)
            try await practice.cancel(booking)
            try await practice.send(server)
            #expect(practice.carrier.mails.count == 6)
            for address in ["kim@example.org", "anna@studio.example"] {
                #expect(practice.carrier.texts(to: address).allSatisfy { !$0.contains("text/calendar") })
            }
        }
    }

    @Test("Who has bookings written to a calendar is not invited to them besides", arguments: Practice.Engine.allCases)
    func writtenBooking(engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            let server = try practice.dispatcher()
            let before = try await practice.book()
            try await practice.send(server)
            practice.now += 60
            try await practice.linkCalendar()
            try await practice.move(before, to: Practice.start + 86_400, by: try practice.asProvider)
            try await practice.send(server)
            let known = practice.carrier.texts(to: "anna@studio.example")
            #expect(
                known.map { $0.contains("METHOD:REQUEST") } == [true, true],
                "Or the entry would keep its old time."
            )
            let after = try await practice.book()
            try await practice.send(server)
            try await practice.cancel(after)
            try await practice.send(server)
            let told = practice.carrier.texts(to: "anna@studio.example").dropFirst(2)
            #expect(told.count == 2 && !told.contains { $0.contains("METHOD:REQUEST") })
            #expect(practice.carrier.texts(to: "kim@example.org").contains { $0.contains("METHOD:REQUEST") })
        }
    }

    @Test("Who has to approve is asked, and the client gets no invitation until then")
    func approval() async throws {
        try await Practice.run(on: .sqlite, requiresApproval: true) { practice in
            let booking = try await practice.book()
            let server = try practice.dispatcher()
            try await practice.send(server)
            #expect(practice.carrier.texts(to: "anna@studio.example").count == 1)
            #expect(practice.carrier.texts(to: "kim@example.org").allSatisfy { !$0.contains("text/calendar") })
            practice.now += Practice.hour
            try await practice.confirm(booking)
            try await practice.send(server)
            #expect(try #require(practice.carrier.texts(to: "kim@example.org").last).contains("METHOD:REQUEST"))
            #expect(try await practice.fates(of: booking).contains("1 approval_reminder provider dropped: overtaken"))
        }
    }

    @Test("Times are told in the client's language, and in both zones if they differ")
    func languageAndZone() async throws {
        try await Practice.run(on: .sqlite) { practice in
            let client = ClientDetails(
                name: "Zoë",
                email: "zoe@example.org",
                timeZone: "America/New_York",
                language: "de-AT"
            )
            _ = try await practice.book(client)
            try await practice.send(try practice.dispatcher())
            let text = try #require(practice.carrier.texts(to: "zoe@example.org").first)
            #expect(text.contains("Montag, 9. März 2026, 09:00–10:00 Uhr"))
            #expect(text.contains("04:00–05:00 Uhr (New York"))
        }
    }

    @Test("Hours are counted as in the client's region", arguments: [("en-GB", "09:00"), ("en-US", "9:00")])
    func hoursOfTheRegion(tag: String, start: String) async throws {
        try await Practice.run(on: .sqlite) { practice in
            _ = try await practice.book(ClientDetails(name: "Zoë", email: "zoe@example.org", language: tag))
            try await practice.send(try practice.dispatcher())
            let text = try #require(practice.carrier.texts(to: "zoe@example.org").first)
            #expect(text.contains("Monday, March 9, 2026, \(start)"))
        }
    }
}
