import Foundation
import HTTPTransport
import Sending
import Synchronization
import Testing
import WebPush

/// Messages that a push service of other authors' parts takes and decrypts, refuses or loses.
struct PushTests {
    @Test(arguments: ["201", "200", "202"])
    func aMessageArrives(_ status: String) async throws {
        let server = try PushServer()
        let client = try server.client()
        #expect(await client.send(try await server.message(kind: status)) == .sent(SendReceipt(id: nil)))
        let taken = try await server.last()
        #expect(taken.text == "Bis Montag 👋" && taken.contact == "mailto:owner@salon.test" && taken.count == 1)
        #expect(taken.ttl == "3600" && taken.urgency == "high" && taken.topic?.utf8.count == 32)
        await client.close()
    }

    @Test func theLargestMessageArrivesAndALargerOneIsNotMade() async throws {
        let server = try PushServer()
        let text = String(repeating: "x", count: PushMessage.maximumPayload)
        let message = try await server.message(text)
        #expect(try await server.client().send(message).kind == .sent)
        let taken = try await server.last()
        #expect(taken.text == text && taken.size == 4096)
        let larger = Array((text + "x").utf8)
        #expect(PushMessage(id: "a", to: message.subscription, payload: larger, validity: .zero) == nil)
    }

    @Test func anEmptyMessageArrives() async throws {
        let server = try PushServer()
        #expect(try await server.client().send(try await server.message("")).kind == .sent)
        #expect(try await server.last().text == "")
    }

    @Test func theSameMessageReplacesItself() async throws {
        let server = try PushServer()
        let (client, message) = (try server.client(), try await server.message())
        #expect(await client.send(message).kind == .sent)
        let first = try await server.last().topic
        #expect(await client.send(message).kind == .sent)
        #expect(try await server.last().topic == first && first != nil)
    }

    /// Some services refuse senders who make a new token for each message.
    @Test func aTokenIsUsedForHours() async throws {
        let server = try PushServer()
        let clock = Mutex(Int(Date.now.timeIntervalSince1970))
        let client = try server.client(now: { clock.withLock(\.self) })
        func authorization(after hours: Int) async throws -> String? {
            clock.withLock { $0 += hours * 3600 }
            #expect(await client.send(try await server.message()).kind == .sent)
            return try await server.last().authorization
        }
        let first = try await authorization(after: 0)
        #expect(try await authorization(after: 5) == first)
        let second = try await authorization(after: 2)
        #expect(second != first && second != nil)
        #expect(try await authorization(after: -7) != second, "the clock was set back")
    }

    @Test(arguments: [
        ("mailto:owner@salon.example", true), ("https://salon.example/contact", true),
        ("mailto:owner@localhost", false),
        ("https://localhost:8080/", false), ("mailto:owner@salon.local", false), ("https://salon.invalid", false),
        ("owner@salon.example", false), ("http://salon.example", false), ("mailto:", false),
        ("mailto:a b@c.example", false),
        ("https://Salon.LOCAL/", false),
    ])
    func aContactIsOneThatServicesTake(_ contact: String, _ isTaken: Bool) {
        #expect((WebPushSettings(key: VAPIDKey(), contact: contact) != nil) == isTaken)
    }

    @Test(
        arguments: [
            ("404", SendOutcome.gone(failure(404))), ("410", .gone(failure(410))),
            ("413", .refused(.request, failure(413))), ("400", .refused(.request, failure(400))),
            ("429", .retry(after: .seconds(30), failure(429))), ("500", .retry(after: nil, failure(500))),
            ("503", .retry(after: nil, failure(503))), ("redirect", .refused(.message, failure(307))),
        ]
    )
    func aFailureSaysWhatToDo(_ kind: String, _ outcome: SendOutcome) async throws {
        let server = try PushServer()
        #expect(try await server.client().send(try await server.message(kind: kind)) == outcome)
        #expect(try await server.last().count == 0)
    }

    @Test func aSubscriptionForAnotherKeyTakesNothing() async throws {
        let server = try PushServer()
        let outcome = try await server.client(key: VAPIDKey()).send(try await server.message())
        #expect(outcome == .refused(.message, Self.failure(403)))
    }

    @Test(arguments: [("lost-before", 0), ("lost-after", 1), ("silent", 1)])
    func anAnswerThatIsLostLeavesTheOutcomeUnknown(_ kind: String, _ count: Int) async throws {
        let server = try PushServer()
        let client = try server.client(timeout: .seconds(1))
        let message = try await server.message(kind: kind)
        let outcome = await client.send(message)
        #expect(outcome.kind == .unknown, "\(outcome)")
        #expect(try await server.last().count == count, "it is not sent again by itself")
        #expect(!"\(outcome)".contains("push/"), "the path of the endpoint is a secret")
    }

    @Test func anEndpointInsideTheNetworkGetsNothing() async throws {
        let server = try PushServer()
        let outcome = try await server.client(.publicOnly).send(try await server.message())
        #expect(outcome.failure?.code == "forbiddenAddress" && outcome.kind == .refused, "\(outcome)")
        #expect(try await server.last().count == 0)
    }

    private static func failure(_ status: Int) -> SendFailure {
        SendFailure(code: "\(status)", "The push service answered \(status).")
    }
}
