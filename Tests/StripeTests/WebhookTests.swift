import CivilTime
import Foundation
import Stripe
import StripeFake
import Testing

@Suite struct WebhookTests {
    @Test(arguments: try Vector.all())
    func `vectors are decided as given`(vector: Vector) throws {
        let verifier = try WebhookVerifier(secrets: [vector.secret], tolerance: vector.tolerance ?? 300)
        let now = vector.now ?? vector.timestamp
        let code = Self.code { try verifier.verify(Array(vector.body.utf8), header: vector.header, now: now) }
        #expect((code == nil) == vector.valid)
    }

    @Test(arguments: [
        ("", WebhookError.Code.malformedHeader), ("t=1795384800", .malformedHeader),
        ("v1=\(WebhookTests.good)", .malformedHeader),
        ("t=,v1=\(WebhookTests.good)", .malformedHeader), ("t=-1,v1=\(WebhookTests.good)", .malformedHeader),
        ("t=1795384800,t=1795384800,v1=\(WebhookTests.good)", .malformedHeader),
        ("t=99999999999999999999,v1=\(WebhookTests.good)", .malformedHeader),
        ("t=1795384800,v1", .malformedHeader), ("t=1795384800,v0=\(WebhookTests.good)", .malformedHeader),
        ("t=1795384800,v1=\(WebhookTests.good)00", .malformedHeader),
        ("t=1795384800,v1=\(WebhookTests.good.dropLast())", .malformedHeader),
        ("t=1795384800,v1=\(WebhookTests.good.dropLast())f", .wrongSignature),
        ("t=1795384801,v1=\(WebhookTests.good)", .wrongSignature),
        ("t=01795384800,v1=\(WebhookTests.good)", .wrongSignature),
    ])
    func `other headers are refused`(header: String, code: WebhookError.Code) throws {
        let verifier = try WebhookVerifier(secrets: ["whsec_test_secret"])
        #expect(Self.code { try verifier.verify(Self.body, header: header, now: Instant(1_795_384_800)) } == code)
    }

    @Test func `a signature may be as old as the tolerance`() throws {
        let verifier = try WebhookVerifier(secrets: ["whsec_test_secret"])
        let header = "t=1795384800,v1=\(Self.good)"
        try verifier.verify(Self.body, header: header, now: Instant(1_795_385_100))
        #expect(Self.code { try verifier.verify(Self.body, header: header, now: Instant(1_795_385_101)) } == .tooOld)
    }

    @Test func `a changed body is refused`() throws {
        let verifier = try WebhookVerifier(secrets: ["whsec_test_secret"])
        let header = "t=1795384800,v1=\(Self.good)"
        for index in Self.body.indices {
            var body = Self.body
            body[index] ^= 1
            #expect(
                Self.code { try verifier.verify(body, header: header, now: Instant(1_795_384_800)) } == .wrongSignature
            )
        }
    }

    @Test func `either of two secrets will do, and an empty one never`() throws {
        let header = "t=1795384800,v1=\(Self.good)"
        let verifier = try WebhookVerifier(secrets: ["whsec_new", "whsec_test_secret"])
        try verifier.verify(Self.body, header: header, now: Instant(1_795_384_800))
        for secrets in [[], [""], ["whsec_test_secret", ""]] {
            #expect(Self.code { try WebhookVerifier(secrets: secrets) } == .emptySecret)
        }
    }

    @Test func `an event tells what it is about`() throws {
        let event = try StripeEvent(
            Array(
                """
                {"id": "evt_1", "object": "event", "type": "refund.failed", "created": 5, "livemode": true,
                 "account": "acct_1", "data": {"object": {"id": "re_1", "object": "refund", "news": []}}, "more": 1}
                """.utf8
            )
        )
        #expect(
            event.id.rawValue == "evt_1" && event.kind == .refundFailed && event.created == Instant(5) && event.isLive
        )
        #expect(event.account?.rawValue == "acct_1" && event.id(of: .refund)?.rawValue == "re_1")
        #expect(event.id(of: .payment) == nil)
    }

    @Test func `events of unknown types and without an object's id are events`() throws {
        let event = try StripeEvent(
            Array(
                #"{"id":"evt_1","type":"balance.available","created":5,"livemode":false,"data":{"object":{}}}"#.utf8
            )
        )
        #expect(event.kind == .other("balance.available") && event.objectID == nil)
    }

    @Test(arguments: ["", "{}", "[]", #"{"id":"","type":"a","created":1,"livemode":false,"data":{"object":{}}}"#])
    func `what is not an event is refused`(body: String) {
        #expect(Self.code { try StripeEvent(Array(body.utf8)) } == .malformedEvent)
    }

    @Test func `every kind is one that is published`() throws {
        let document = try JSON(
            bytes: Array(Data(contentsOf: Fixture.url("../../StripeFake/Fixtures/stripe-params.json")))
        )
        let published = try Set(#require(document["event_types"]?.list).compactMap(\.text))
        #expect(Set(StripeEvent.Kind.allCases.map(\.rawValue)).subtracting(published) == [])
    }

    static let good = "dfef9146b0097f8b2b7c871f9adfba2da9a874218984f9d5ce62371b8e31ed9e"
    private static let body = Array(#"{"id":"evt_1","object":"event","type":"payment_intent.succeeded"}"#.utf8)

    private static func code<Result>(_ call: () throws -> Result) -> WebhookError.Code? {
        do {
            _ = try call()
            return nil
        } catch {
            return (error as? WebhookError)?.code
        }
    }

    struct Vector: Decodable, CustomTestStringConvertible {
        let secret: String
        let timestamp: Instant
        let body: String
        let header: String
        let valid: Bool
        let now: Instant?
        let tolerance: Int64?
        let note: String?

        var testDescription: String { note ?? "\(secret), \(valid)" }

        static func all() throws -> [Vector] {
            try JSONDecoder().decode(File.self, from: Data(contentsOf: Fixture.url("webhook-signatures.json"))).vectors
        }

        private struct File: Decodable {
            let vectors: [Vector]
        }
    }
}
