import Bookings
import CivilTime
import HTTPTypes
import LoopbackServers
import SQL
import Sealing
import Testing
import Webhooks

/// How endpoints are added, changed and taken off.
struct WebhookEndpointTests {
    private let receiver: WebhookReceiver
    private let access: WebhookAccess

    init() throws {
        receiver = try WebhookReceiver()
        access = try .onLoopback(publicURL: "https://booking.example")
    }

    @Test(arguments: Engine.allCases)
    func `the secret is shown once and is not in the database`(engine: Engine) async throws {
        try await Stage.run(on: engine, webhooks: access) { stage in
            let anna = try await stage.openPractice()
            let endpoint = try await stage.addEndpoint("https://events.example/anna", of: anna)
            let secret = try #require(endpoint["secret"].string)
            let shown = try await stage.send(.get, stage.path(of: endpoint), as: anna.key)
            #expect(shown.status == 200 && shown.json["secret"] == .null && shown.json["url"] == endpoint["url"])
            let listed = try await stage.send(.get, "/v1/webhook-endpoints", as: anna.key).json["items"].array
            #expect(listed == [shown.json])
            let stored = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT secret FROM webhook_endpoints").map {
                    try $0.decode("secret", as: [UInt8].self)
                }
            }
            try #require(stored.count == 1 && !String(decoding: stored[0], as: UTF8.self).contains(secret.dropFirst(6)))
        }
    }

    @Test(arguments: Engine.allCases)
    func `deliveries are signed as before once the key of secrets was replaced`(engine: Engine) async throws {
        try await Stage.run(on: engine, webhooks: access) { [receiver] stage in
            let anna = try await stage.openPractice()
            let endpoint = try await stage.addEndpoint(
                receiver.address("kept"),
                of: anna,
                ["events": ["booking.created"]]
            )
            try await receiver.learn(try #require(endpoint["secret"].string), of: "kept")
            _ = try await stage.send(.post, "\(stage.path(of: endpoint))/rotate-secret", as: anna.key)
            let (old, new) = (WebhookAccess.keyText, "HxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo=")
            let rotation = SecretRotation(keyring: try Keyring(text: "\(new) \(old)"), columns: SealedColumn.webhooks)
            let count = try await rotation.rotate(on: stage.database)
            #expect(count.sealed == 2 && count.kept == 0 && count.unreadable == 0, "That of before as well.")
            _ = try await stage.booked(anna, at: "2026-03-12T08:00:00Z")
            try await stage.tellEndpoints(try .onLoopback(keyText: new))
            #expect(try await receiver.requests(for: "kept").map(\.isSigned) == [true])
        }
    }

    @Test func `after a rotation both secrets sign for a day`() async throws {
        try await Stage.run(webhooks: access) { [receiver, access] stage in
            let anna = try await stage.openPractice()
            let endpoint = try await stage.addEndpoint(
                receiver.address("old"),
                of: anna,
                ["events": ["booking.created"]]
            )
            try await receiver.learn(try #require(endpoint["secret"].string), of: "old")
            let rotated = try await stage.send(.post, "\(stage.path(of: endpoint))/rotate-secret", as: anna.key)
            let new = try #require(rotated.json["secret"].string)
            #expect(
                rotated.json["former_secret_until"] == "2026-03-03T08:00:00Z"
                    && rotated.json["secret"] != endpoint["secret"]
            )
            _ = try await stage.booked(anna, at: "2026-03-12T08:00:00Z")
            try await stage.tellEndpoints(access)
            stage.clock.advance(by: 86_400)
            _ = try await stage.booked(anna, at: "2026-03-12T10:00:00Z")
            try await stage.tellEndpoints(access)
            #expect(try await receiver.requests(for: "old").map(\.isSigned) == [true, false])
            try await receiver.learn(new, of: "old")
            let path = "\(stage.path(of: endpoint))/deliveries/evt_anna_3/replay"
            #expect(try await stage.send(.post, path, as: anna.key).status == 202)
            try await stage.tellEndpoints(access)
            #expect(try await receiver.requests(for: "old").last?.isSigned == true)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what happens while an endpoint is paused waits, and what it was not told is gone with it`(
        engine: Engine
    ) async throws {
        try await Stage.run(on: engine, webhooks: access) { [receiver, access] stage in
            let anna = try await stage.openPractice()
            let wish: JSONValue = ["events": ["booking.created"]]
            let endpoint = try await stage.addEndpoint(receiver.address("anna"), of: anna, wish)
            let path = stage.path(of: endpoint)
            let paused = try await stage.send(.patch, path, ["status": "paused", "description": "Till"], as: anna.key)
            #expect(paused.json["pause_reason"] == "requested" && paused.json["description"] == "Till")
            _ = try await stage.booked(anna, at: "2026-03-12T08:00:00Z")
            try await stage.tellEndpoints(access)
            #expect(try await receiver.requests(for: "anna").isEmpty)
            let moved: JSONValue = ["status": "active", "url": .string(receiver.address("new"))]
            #expect(try await stage.send(.patch, path, moved, as: anna.key).status == 200)
            try await stage.tellEndpoints(access)
            #expect(try await receiver.requests(for: "new").count == 1)
            _ = try await stage.booked(anna, at: "2026-03-12T10:00:00Z")
            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            try await stage.tellEndpoints(access)
            #expect(try await receiver.requests(for: "new").count == 1)
            #expect(try await stage.send(.get, path, as: anna.key).status == 404)
        }
    }

    @Test(arguments: Engine.allCases)
    func `kinds of a later release stand for themselves alone`(engine: Engine) async throws {
        try await Stage.run(on: engine, webhooks: access) { [access] stage in
            let anna = try await stage.openPractice()
            let endpoint = try await stage.addEndpoint("https://events.example/anna", of: anna)
            try await stage.database.transaction(.write) { connection in
                try await connection.execute(#"UPDATE webhook_endpoints SET event_kinds = '["booking.teleported"]'"#)
            }
            _ = try await stage.booked(anna, at: "2026-03-12T08:00:00Z")
            try await stage.tellEndpoints(access)
            #expect(try await stage.deliveries(to: endpoint, of: anna).isEmpty)
            let path = stage.path(of: endpoint)
            // What else is changed leaves them as they are.
            _ = try await stage.send(.patch, path, ["description": "Later"], as: anna.key)
            #expect(try await stage.send(.get, path, as: anna.key).json["events"] == ["booking.teleported"])
            _ = try await stage.send(.patch, path, ["events": []], as: anna.key)
            _ = try await stage.booked(anna, at: "2026-03-12T10:00:00Z")
            try await stage.tellEndpoints(access)
            #expect(try await !stage.deliveries(to: endpoint, of: anna).isEmpty)
        }
    }

    @Test func `old deliveries are removed`() async throws {
        try await Stage.run(webhooks: access) { [receiver, access] stage in
            let anna = try await stage.openPractice()
            let endpoint = try await stage.addEndpoint(
                receiver.address("anna"),
                of: anna,
                ["events": ["booking.created"]]
            )
            for hour in 10...12 { _ = try await stage.booked(anna, at: "2026-03-12T\(hour):00:00Z") }
            try await stage.tellEndpoints(access)
            let history = WebhookHistory()
            #expect(try await history.remove(madeBefore: Stage.now, on: stage.database) == 0)
            let second: Int64 = 1
            let later = Stage.now + second
            #expect(try await history.remove(madeBefore: later, on: stage.database) == 3)
            #expect(try await stage.deliveries(to: endpoint, of: anna).isEmpty)
        }
    }

    @Test(
        arguments: [
            (["url": "http://events.example/x"], 422, "url"), (["url": "https://user:pass@events.example"], 422, "url"),
            (["url": "ftp://events.example"], 422, "url"), (["url": "https://events.example/#x"], 422, "url"),
            (["url": "events"], 422, "url"), ([:], 400, "url"),
            (["url": "https://BOOKING.example:443/v1"], 422, "url"),
            (["url": "https://events.example", "events": ["booking.lost"]], 400, "events"),
            (["url": "https://events.example", "colour": "red"], 400, "colour"),
        ] as [(JSONValue, Int, String)]
    )
    func `what is not an endpoint is refused by name`(body: JSONValue, status: Int, field: String) async throws {
        try await Stage.run(webhooks: access) { stage in
            let anna = try await stage.openPractice()
            let body = body.with("provider_id", .string(anna.provider))
            let reply = try await stage.send(.post, "/v1/webhook-endpoints", body, as: anna.key)
            #expect(reply.status == status && reply.fields == [field], "\(reply.json)")
        }
    }

    @Test func `a provider has ten endpoints at most`() async throws {
        try await Stage.run(webhooks: access) { stage in
            let anna = try await stage.openPractice()
            for number in 1...10 { _ = try await stage.addEndpoint("https://events.example/\(number)", of: anna) }
            let body: JSONValue = ["provider_id": .string(anna.provider), "url": "https://events.example/11"]
            let reply = try await stage.send(.post, "/v1/webhook-endpoints", body, as: anna.key)
            #expect(reply.status == 409)
        }
    }

    @Test func `without a key for secrets nobody is told`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let body: JSONValue = ["provider_id": .string(anna.provider), "url": "https://events.example"]
            let reply = try await stage.send(.post, "/v1/webhook-endpoints", body, as: anna.key)
            #expect(reply.status == 422 && reply.code == "webhooks_unavailable")
        }
    }
}
