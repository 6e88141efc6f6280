import BookableAPI
import HTTPTypes
import Synchronization
import Testing

/// Requests of clients for links to their bookings.
struct ClientLinkTests {
    @Test(arguments: Engine.allCases)
    func `the answer is the same whether or not an address is known`(engine: Engine) async throws {
        let asked = Mutex<[String]>([])
        let requests = ClientLinkRequests { email, language in
            asked.withLock { $0.append("\(email) \(language)") }
        }
        try await Stage.run(on: engine, clientLinks: requests) { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let known = try await stage.send(.post, "/v1/my/links", ["email": "Kim@example.com", "language": "de-AT"])
            let unknown = try await stage.send(.post, "/v1/my/links", ["email": "nobody@example.com"])
            #expect(known.status == 202 && unknown.status == 202)
            #expect(known.bytes.isEmpty && unknown.bytes.isEmpty)
            #expect(asked.withLock { $0 } == ["kim@example.com german", "nobody@example.com english"])
            let wrong = try await stage.send(.post, "/v1/my/links", ["email": "nobody"])
            #expect(wrong.status == 400 && wrong.json["errors"].array.first?["field"] == "email", "\(wrong.json)")
            #expect(try await stage.send(.post, "/v1/my/links", [:]).status == 400)
        }
    }

    @Test func `one too many for a mailbox is refused, with the time to wait`() async throws {
        try await Stage.run(clientLinks: ClientLinkRequests { _, _ in }) { stage in
            for number in 1...6 {
                let reply = try await stage.send(.post, "/v1/my/links", ["email": "nobody@example.com"])
                #expect(reply.status == (number <= 5 ? 202 : 429), "\(number)")
                #expect((reply.header("Retry-After") != nil) == (number > 5))
            }
        }
    }

    @Test func `a server without mail says so`() async throws {
        try await Stage.run { stage in
            let reply = try await stage.send(.post, "/v1/my/links", ["email": "kim@example.com"])
            #expect(reply.status == 409 && reply.json["code"] == "wrong_state")
        }
    }
}
