import HTTPTransport
import Stripe
import StripeFake
import Testing

/// Events of the fake, as an endpoint of ours takes them.
@Suite struct DeliveryTests {
    @Test func `events are signed, and come again until they are taken`() async throws {
        try await Shop.open { shop in
            let endpoint = try await Endpoint(answers: [500])
            try await endpoint.serve {
                try await shop.control("webhooks/endpoint", ["url": .text(endpoint.url), "secrets": ["whsec_1"]])
                let payment = try await shop.pay()
                #expect(try await shop.control("webhooks/deliver") == ["sent": 3, "taken": 2])
                #expect(try await shop.control("webhooks/deliver") == ["sent": 1, "taken": 1])
                #expect(try await shop.control("webhooks/deliver") == ["sent": 0, "taken": 0])
                let verifier = try WebhookVerifier(secrets: ["whsec_1"])
                let events = try endpoint.requests.map {
                    try verifier.event($0.body, header: $0.signature, now: Shop.now)
                }
                #expect(
                    events.map(\.kind) == [
                        .other("payment_intent.created"), .other("charge.succeeded"), .known(.paymentSucceeded),
                        .other("payment_intent.created"),
                    ]
                )
                #expect(events.allSatisfy { $0.created == Shop.now && !$0.isLive })
                try #require(events.count > 2)
                #expect(events[2].id(of: .payment) == payment.id)
            }
        }
    }

    @Test func `both secrets of a change sign`() async throws {
        try await Shop.open { shop in
            let endpoint = try await Endpoint()
            try await endpoint.serve {
                let secrets: JSON = ["whsec_old", "whsec_new"]
                try await shop.control("webhooks/endpoint", ["url": .text(endpoint.url), "secrets": secrets])
                _ = try await shop.pay()
                try await shop.control("webhooks/deliver")
                let request = try #require(endpoint.requests.first)
                for secret in ["whsec_old", "whsec_new"] {
                    let verifier = try WebhookVerifier(secrets: [secret])
                    try verifier.verify(request.body, header: request.signature, now: Shop.now)
                }
            }
        }
    }

    @Test func `events come twice and in any order where the plan says so`() async throws {
        try await Shop.open { shop in
            let endpoint = try await Endpoint()
            try await endpoint.serve {
                try await shop.control("webhooks/endpoint", ["url": .text(endpoint.url), "secrets": ["whsec_1"]])
                for index in 0..<4 { _ = try await shop.pay("pay:\(index)") }
                try await shop.control("faults", ["seed": 1, "duplicates": 1000, "shuffles": true])
                #expect(try await shop.control("webhooks/deliver") == ["sent": 24, "taken": 24])
                let ids = try endpoint.requests.map { try StripeEvent($0.body).id.rawValue }
                #expect(Set(ids).count == 12 && ids != ids.sorted())
            }
        }
    }
}
