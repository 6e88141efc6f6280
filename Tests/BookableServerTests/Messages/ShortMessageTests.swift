import BookableServer
import Bookings
import CivilTime
import Crypto
import Foundation
import HTTPTransport
import HTTPTypes
import LoopbackServers
import Notifications
import SMSRu
import ShortMessages
import Testing
import Twilio
import Workers

/// Short messages from the box that a client ticks to what the gateway reports, at strict stand-ins of Twilio and SMS.ru.
struct ShortMessageTests {
    private let gateway: SMSPeer

    init() throws {
        gateway = try SMSPeer()
    }

    @Test(arguments: Engine.allCases)
    func `a client who agreed is reminded, and the gateway says that it arrived`(engine: Engine) async throws {
        try await gateway.run(on: engine) { [gateway] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", Self.agreeing("+49 1511 2345678"))
            let consents = try await stage.send(.get, "\(booked.path)/message-consents", as: booked.token).json["items"]
            #expect(consents[0]["channel"] == "sms" && consents[0]["given"] == true, "\(consents)")
            #expect(consents[0]["given_by"] == "booking" && consents[0]["given_at"] == "2026-03-02T08:00:00Z")
            #expect(
                try await stage.messages(of: booked, anna).map(\.["occasion"]) == ["first_reminder", "last_reminder"]
            )

            try await gateway.send(from: stage, by: .twilio)
            #expect(try await gateway.count() == 0, "It is not due yet.")
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await gateway.send(from: stage, by: .twilio)
            let fields = try await gateway.lastFields()
            #expect(fields["To"] == "+4915112345678")
            #expect(fields["Body"]?.contains("Hour") == true && fields["Body"]?.contains("1:00") == true, "\(fields)")
            let sent = try await stage.messages(of: booked, anna)[0]
            #expect(sent["status"] == "sent" && sent["message_id"].string == SMSPeer.sid && sent["segments"] == 1)

            let reported = try await gateway.report("delivered", to: stage, callback: fields["StatusCallback"])
            #expect(reported.status == 204)
            #expect(try await gateway.report("sent", to: stage, callback: fields["StatusCallback"]).status == 204)
            #expect(try await stage.messages(of: booked, anna)[0]["status"] == "delivered", "No way back.")
        }
    }

    @Test func `without consent nothing is sent, and consent holds from when it is given until it is withdrawn`()
        async throws
    {
        try await gateway.run { [gateway] stage in
            let anna = try await stage.openPractice()
            let client: JSONValue = ["name": "Kim", "phone": "+4915112345678", "language": "de"]
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", ["client": client])
            #expect(try await stage.messages(of: booked, anna).isEmpty)
            let path = "\(booked.path)/message-consents/sms"
            let given = try await stage.send(.put, path, ["given": true], as: booked.token)
            #expect(given.json["items"][0]["given_by"] == "client")
            #expect(try await stage.messages(of: booked, anna).count == 2)
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await gateway.send(from: stage, by: .twilio)
            #expect(try await gateway.lastFields()["Body"]?.hasPrefix("Erinnerung: Hour") == true)
            let withdrawn = try await stage.send(.put, path, ["given": false], as: anna.key)
            #expect(withdrawn.json["items"][0]["withdrawn_by"] == "provider")
            #expect(withdrawn.json["items"][0]["given"] == false)
            stage.clock.set(try #require(Instant("2026-03-04T11:00:10Z")))
            try await gateway.send(from: stage, by: .twilio)
            #expect(try await gateway.count() == 1)
            let last = try #require(try await stage.messages(of: booked, anna).last)
            #expect(last["status"] == "suppressed" && last["reason"] == "no_consent")
        }
    }

    @Test(arguments: ["030 1234567", "12345"])
    func `consent without an international number is refused`(phone: String) async throws {
        try await gateway.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.book(anna, at: "2026-03-04T12:00:00Z", Self.agreeing(phone))
            #expect(reply.status == 422 && reply.fields == ["client.phone"], "\(reply.json)")
        }
    }

    /// What was recorded before it was handed over is not handed over again when the answer is lost.
    @Test(arguments: [("+15005550071", SMSPeer.Service.twilio), ("+79000000071", .smsRu)])
    func `what may have been sent is not sent again`(number: String, service: SMSPeer.Service) async throws {
        try await gateway.run { [gateway] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", Self.agreeing(number))
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            for _ in 0..<5 {
                try await gateway.send(from: stage, by: service)
                stage.clock.advance(by: 600)
            }
            #expect(try await gateway.count() == 1)
            let message = try await stage.messages(of: booked, anna)[0]
            #expect(message["status"] == "unknown" && message["sent_at"] == .null, "\(message)")
        }
    }

    @Test func `a report settles what was unknown`() async throws {
        try await gateway.run { [gateway] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", Self.agreeing("+15005550071"))
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await gateway.send(from: stage, by: .twilio)
            let callback = try await gateway.lastFields()["StatusCallback"]
            #expect(try await gateway.report("delivered", to: stage, callback: callback).status == 204)
            let message = try await stage.messages(of: booked, anna)[0]
            #expect(message["status"] == "delivered" && message["message_id"].string == SMSPeer.sid)
        }
    }

    @Test func `whoever answers STOP gets no more, from any provider, until START`() async throws {
        try await gateway.run { [gateway] stage in
            let number = "+4915112345678"
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", Self.agreeing(number))
            let other = try await stage.booked(bob, at: "2026-03-05T12:00:00Z", Self.agreeing(number))
            #expect(try await gateway.answer("Stop", from: number, to: stage).status == 204)
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await gateway.send(from: stage, by: .twilio)
            let stopped = try await stage.messages(of: booked, anna)[0]
            #expect(stopped["status"] == "suppressed" && stopped["reason"] == "opted_out")
            #expect(try await gateway.answer("START", from: number, to: stage).status == 204)
            stage.clock.set(try #require(Instant("2026-03-04T12:00:10Z")))
            try await gateway.send(from: stage, by: .twilio)
            #expect(try await stage.messages(of: other, bob)[0]["status"] == "sent")
        }
    }

    @Test func `a number that has opted out at the gateway ends the channel`() async throws {
        try await gateway.run { [gateway] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", Self.agreeing("+15005550004"))
            for time in ["2026-03-03T12:00:10Z", "2026-03-04T11:00:10Z"] {
                stage.clock.set(try #require(Instant(time)))
                try await gateway.send(from: stage, by: .twilio)
            }
            let messages = try await stage.messages(of: booked, anna)
            #expect(messages.map(\.["reason"]) == ["opted_out", "opted_out"])
            #expect(try await gateway.requests() == 1, "The second is not even handed over.")
        }
    }

    @Test(arguments: Engine.allCases)
    func `the budget of a day ends the messages of a provider, and of no other`(engine: Engine) async throws {
        try await gateway.run(on: engine) { [gateway] stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let first = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", Self.agreeing("+4915112345678"))
            let second = try await stage.booked(anna, at: "2026-03-04T13:00:00Z", Self.agreeing("+4915112345679"))
            let other = try await stage.booked(bob, at: "2026-03-04T13:00:00Z", Self.agreeing("+4915112345670"))
            stage.clock.set(try #require(Instant("2026-03-03T13:00:10Z")))
            try await gateway.send(from: stage, by: .twilio, dailyBudget: 1)
            let states = [
                try await stage.messages(of: first, anna)[0], try await stage.messages(of: second, anna)[0],
                try await stage.messages(of: other, bob)[0],
            ]
            #expect(states.map(\.["status"]) == ["sent", "suppressed", "sent"])
            #expect(states[1]["reason"] == "budget_spent")
            stage.clock.set(try #require(Instant("2026-03-04T11:00:10Z")))
            try await gateway.send(from: stage, by: .twilio, dailyBudget: 1)
            #expect(try await stage.messages(of: first, anna)[1]["status"] == "sent", "Another day.")
        }
    }

    @Test func `what was not taken uses no budget up`() async throws {
        try await gateway.run { [gateway] stage in
            let anna = try await stage.openPractice()
            let refused = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", Self.agreeing("+15005550001"))
            let other = try await stage.booked(anna, at: "2026-03-04T13:00:00Z", Self.agreeing("+4915112345679"))
            for time in ["12:00:10", "13:00:10"] {
                stage.clock.set(try #require(Instant("2026-03-03T\(time)Z")))
                try await gateway.send(from: stage, by: .twilio, dailyBudget: 1)
            }
            #expect(try await stage.messages(of: other, anna)[0]["status"] == "sent")
            #expect(try await stage.messages(of: refused, anna)[0]["status"] == "failed")
        }
    }

    @Test func `a gateway that is down keeps messages waiting, each until its time is over`() async throws {
        try await gateway.run { [gateway] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", Self.agreeing("+15005550029"))
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            let dispatcher = try gateway.dispatcher(of: stage, by: .twilio)
            let round = try await dispatcher.round()
            #expect(round.results.map(\.isOutage) == [true])
            #expect(try await stage.messages(of: booked, anna)[0]["status"] == "planned")
            stage.clock.set(try #require(Instant("2026-03-03T19:00:00Z")))
            try await gateway.send(from: stage, by: .twilio)
            #expect(try await stage.messages(of: booked, anna)[0]["reason"] == "late")
        }
    }

    @Test func `what SMS.ru does not report is asked for`() async throws {
        try await gateway.run { [gateway] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", Self.agreeing("+79000000001"))
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await gateway.send(from: stage, by: .smsRu)
            let sent = try await stage.messages(of: booked, anna)[0]
            #expect(sent["status"] == "sent" && sent["cost"] == "5.910000 RUB", "\(sent)")
            try await gateway.poll(stage)
            #expect(try await gateway.requests() == 1, "Not within minutes.")
            stage.clock.advance(by: 301)
            try await gateway.poll(stage)
            #expect(try await gateway.requests() == 2)
            let callback = try await gateway.callback("sms_status\n202646-1000001\n103\n1772539999", to: stage)
            #expect(callback.status == 200 && String(decoding: callback.bytes, as: UTF8.self) == "100")
            #expect(try await stage.messages(of: booked, anna)[0]["status"] == "delivered")
            stage.clock.advance(by: 86_400)
            try await gateway.poll(stage)
            #expect(try await gateway.requests() == 2, "What has arrived is not asked for.")
        }
    }

    @Test func `forged reports change nothing`() async throws {
        try await gateway.run { [gateway] stage in
            let body = Array("From=%2B4915112345678&Body=STOP&MessageSid=\(SMSPeer.sid)".utf8)
            let headers = ["Content-Type": "application/x-www-form-urlencoded", "X-Twilio-Signature": "AAAA"]
            let forged = try await stage.send(.post, "/v1/webhooks/twilio", bytes: body, headers: headers)
            #expect(forged.status == 400 && forged.code == "signature_invalid")
            let other = Array("data%5B0%5D=sms_status%0A1-1%0A103%0A1&hash=00".utf8)
            let refused = try await stage.send(.post, "/v1/webhooks/smsru", bytes: other, headers: headers)
            #expect(refused.status == 400 && refused.code == "signature_invalid")
            withExtendedLifetime(gateway) {}
        }
    }

    @Test(arguments: ["en", "de", "fr", "es", "ru", "ar"])
    func `a reminder takes two segments at most, whatever names are`(language: String) async throws {
        try await gateway.run { [gateway] stage in
            let long = String(repeating: "Very long name of a service ", count: 6)
            let anna = try await stage.openPractice(service: ["name": .string(long)])
            let client: JSONValue = [
                "name": "Kim", "phone": "+4915112345678", "sms_consent": true, "language": .string(language),
                "time_zone": "America/New_York",
            ]
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z", ["client": client])
            let planned = try await stage.messages(of: booked, anna)[0]
            #expect(
                planned["due_at"] == "2026-03-03T01:00:00Z",
                "It would be 7:00 in New York, so it goes at 20:00 before."
            )
            stage.clock.set(try #require(Instant("2026-03-03T01:00:10Z")))
            try await gateway.send(from: stage, by: .twilio)
            let sent = try await stage.messages(of: booked, anna)[0]
            #expect(sent["status"] == "sent" && [1, 2].contains(sent["segments"].integer), "\(sent)")
            let body = try #require(try await gateway.lastFields()["Body"])
            #expect(body.contains("13:00") || body.contains("1:00") || body.contains("١:٠٠"), "\(body)")
        }
    }

    /// The client's part of a request to book.
    private static func agreeing(_ phone: String) -> JSONValue {
        ["client": ["name": "Kim Client", "phone": .string(phone), "sms_consent": true]]
    }
}

extension Stage {
    /// A booking's messages, in the order in which they are due.
    func messages(of booking: HeldBooking, _ practice: Practice) async throws -> [JSONValue] {
        try await send(.get, "/v1/messages?booking=\(booking.id)", as: practice.key).json["items"].array
    }
}
