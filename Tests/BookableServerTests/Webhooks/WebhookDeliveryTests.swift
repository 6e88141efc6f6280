import Bookings
import CivilTime
import Foundation
import HTTPTransport
import HTTPTypes
import LoopbackServers
import SQL
import Sealing
import Testing
import Webhooks

/// What endpoints are told, and when.
struct WebhookDeliveryTests {
    private let receiver: WebhookReceiver
    private let access: WebhookAccess

    init() throws {
        receiver = try WebhookReceiver()
        access = try .onLoopback()
    }

    @Test(arguments: Engine.allCases)
    func `each event is told once, signed, as of when it happened`(engine: Engine) async throws {
        try await Stage.run(on: engine, webhooks: access) { [receiver] stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let endpoint = try await stage.addEndpoint(receiver.address("anna"), of: anna)
            try await receiver.learn(try #require(endpoint["secret"].string), of: "anna")
            let booked = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            _ = try await stage.booked(bob, at: "2026-03-09T08:00:00Z")
            let moved: JSONValue = ["start_at": "2026-03-10T09:00:00Z"]
            #expect(try await stage.send(.post, "\(booked.path)/reschedule", moved, as: booked.token).status == 200)
            try await stage.tellEndpoints(access)
            try await stage.tellEndpoints(access)

            let requests = try await receiver.requests(for: "anna")
            #expect(requests.count(where: { !$0.isSigned }) == 0)
            let bodies = try requests.map { try JSONDecoder().decode(JSONValue.self, from: Data($0.body.utf8)) }
            #expect(bodies.map(\.["type"]) == ["booking.created", "booking.confirmed", "booking.rescheduled"])
            #expect(bodies.map(\.["id"]) == ["evt_anna_1", "evt_anna_2", "evt_anna_3"])
            let made = try #require(bodies.first)
            #expect(made["created_at"] == "2026-03-02T08:00:00Z" && made["provider_id"] == "prv_anna")
            #expect(made["data"]["booking_id"].string == booked.id)
            #expect(bodies.map(\.["data"]["start_at"].string).last == "2026-03-10T09:00:00Z")
            #expect(made["data"]["start_at"] == "2026-03-09T08:00:00Z", "As of the event, not as of now.")
            #expect(!requests.contains { $0.body.contains("kim@example.com") })
            let log = try await stage.deliveries(to: endpoint, of: anna)
            #expect(log.map(\.["status"]) == ["delivered", "delivered", "delivered"])
            try #require(!log.isEmpty)
            #expect(log[0]["event_id"] == "evt_anna_3" && log[0]["http_status"] == 204)
            #expect(log[0]["delivered_at"] == "2026-03-02T08:00:00Z" && log[0]["problem"] == .null)
        }
    }

    @Test func `an endpoint is told of the events that it wants`() async throws {
        try await Stage.run(webhooks: access) { [receiver] stage in
            let anna = try await stage.openPractice()
            let wish: JSONValue = ["events": ["booking.cancelled", "refund.decided"]]
            let endpoint = try await stage.addEndpoint(receiver.address("anna"), of: anna, wish)
            #expect(endpoint["events"] == ["booking.cancelled", "refund.decided"])
            let booked = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            #expect(try await stage.send(.post, "\(booked.path)/cancel", as: booked.token).status == 200)
            try await stage.tellEndpoints(access)
            let types = try await receiver.requests(for: "anna").map { $0.headers["Bookable-Event"] }
            let log = try await stage.deliveries(to: endpoint, of: anna)
            #expect(Set(log.map(\.["type"])) == ["booking.cancelled", "refund.decided"] && types.count == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what fails is tried for three days, then the endpoint is paused until it is resumed`(
        engine: Engine
    ) async throws {
        try await receiver.answer("anna", 500)
        try await Stage.run(on: engine, webhooks: access) { [receiver] stage in
            let anna = try await stage.openPractice()
            let endpoint = try await stage.addEndpoint(
                receiver.address("anna"),
                of: anna,
                ["events": ["booking.created"]]
            )
            _ = try await stage.booked(anna, at: "2026-03-12T08:00:00Z")
            var waits: [Int64] = []
            for _ in 0..<40 {
                let before = try await receiver.requests(for: "anna").count
                try await stage.tellEndpoints(access)
                #expect(try await receiver.requests(for: "anna").count == before + 1)
                let delivery = try await stage.deliveries(to: endpoint, of: anna)[0]
                #expect(delivery["http_status"] == 500 && delivery["problem"] == "answered 500")
                guard let due = delivery["due_at"].string else { break }
                let next = try #require(Instant(due))
                waits.append(next - stage.clock.now)
                stage.clock.set(next)
            }
            #expect(waits == waits.sorted() && waits.first == 30 && waits.reduce(0, +) > 2 * 86_400, "\(waits)")
            #expect(waits.reduce(0, +) <= 3 * 86_400)
            let given = try await stage.deliveries(to: endpoint, of: anna)[0]
            #expect(given["status"] == "failed" && given["delivered_at"] == .null)

            stage.clock.set(Stage.now + 3 * 86_400)
            _ = try await stage.booked(anna, at: "2026-03-12T10:00:00Z")
            try await stage.tellEndpoints(access)
            let paused = try await stage.send(.get, stage.path(of: endpoint), as: anna.key).json
            #expect(paused["status"] == "paused" && paused["pause_reason"] == "failing", "\(paused)")
            #expect(paused["failing_since"] == "2026-03-02T08:00:00Z" && paused["problem"] == "answered 500")
            _ = try await stage.booked(anna, at: "2026-03-12T12:00:00Z")
            stage.clock.advance(by: 3_600)
            let before = try await receiver.requests(for: "anna").count
            try await stage.tellEndpoints(access)
            #expect(try await receiver.requests(for: "anna").count == before, "Nothing is sent to it.")

            try await receiver.answer("anna", 200)
            let resumed = try await stage.send(.patch, stage.path(of: endpoint), ["status": "active"], as: anna.key)
            #expect(resumed.json["status"] == "active" && resumed.json["pause_reason"] == .null)
            try await stage.tellEndpoints(access)
            let log = try await stage.deliveries(to: endpoint, of: anna)
            #expect(log.map(\.["status"]) == ["delivered", "delivered", "failed"])
            let well = try await stage.send(.get, stage.path(of: endpoint), as: anna.key).json
            #expect(well["failing_since"] == .null && well["problem"] == .null)
        }
    }

    @Test func `an endpoint that is gone is paused at once, and one that asks for rest gets it`() async throws {
        try await receiver.answer("gone", 410)
        try await receiver.answer("busy", 503, headers: ["Retry-After": "900"])
        try await Stage.run(webhooks: access) { [receiver] stage in
            let anna = try await stage.openPractice()
            let gone = try await stage.addEndpoint(receiver.address("gone"), of: anna)
            let busy = try await stage.addEndpoint(receiver.address("busy"), of: anna)
            _ = try await stage.booked(anna, at: "2026-03-12T08:00:00Z")
            try await stage.tellEndpoints(access)
            let json = try await stage.send(.get, stage.path(of: gone), as: anna.key).json
            #expect(json["status"] == "paused" && json["pause_reason"] == "gone")
            #expect(try await receiver.requests(for: "gone").count == 1)
            for (pause, count) in [(800, 1), (101, 2)] as [(Int64, Int)] {
                stage.clock.advance(by: pause)
                try await stage.tellEndpoints(access)
                #expect(try await receiver.requests(for: "busy").count == count)
            }
            #expect(try await stage.send(.get, stage.path(of: busy), as: anna.key).json["status"] == "active")
        }
    }

    @Test func `a redirect is not followed`() async throws {
        try await receiver.answer("anna", 302, headers: ["Location": receiver.address("elsewhere")])
        try await Stage.run(webhooks: access) { [receiver] stage in
            let anna = try await stage.openPractice()
            let endpoint = try await stage.addEndpoint(receiver.address("anna"), of: anna)
            _ = try await stage.booked(anna, at: "2026-03-12T08:00:00Z")
            try await stage.tellEndpoints(access)
            #expect(try await receiver.requests(for: "elsewhere").isEmpty)
            let problem = try await stage.deliveries(to: endpoint, of: anna).compactMap(\.["problem"].string).first
            #expect(problem?.contains("redirects are not followed") == true)
        }
    }

    /// Whether a machine may be reached is decided by the address at the socket, whatever the URL looks like.
    @Test(arguments: ["127.0.0.1", "localhost", "127.9.8.7"])
    func `addresses inside are not connected to unless a setting allows it`(host: String) async throws {
        let http = try HTTPClient(limits: WebhookAccess.limits(concurrency: 4), addresses: .publicOnly)
        let outside = try WebhookAccess.make(over: http)
        try await Stage.run(webhooks: outside) { [receiver] stage in
            let anna = try await stage.openPractice()
            let url = receiver.address("anna").replacing("127.0.0.1", with: host)
            let endpoint = try await stage.addEndpoint(url, of: anna)
            _ = try await stage.booked(anna, at: "2026-03-12T08:00:00Z")
            try await stage.tellEndpoints(outside)
            let delivery = try #require(try await stage.deliveries(to: endpoint, of: anna).last)
            #expect(delivery["problem"] == "has an address that is not on the public internet", "\(delivery)")
            #expect(delivery["http_status"] == .null && delivery["attempts"] != 0)
            #expect(try await receiver.requests(for: "anna").isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a replay sends the same event again`(engine: Engine) async throws {
        try await Stage.run(on: engine, webhooks: access) { [receiver] stage in
            let anna = try await stage.openPractice()
            let endpoint = try await stage.addEndpoint(
                receiver.address("anna"),
                of: anna,
                ["events": ["booking.created"]]
            )
            try await receiver.learn(try #require(endpoint["secret"].string), of: "anna")
            let booked = try await stage.booked(anna, at: "2026-03-12T08:00:00Z")
            try await stage.tellEndpoints(access)
            _ = try await stage.send(.post, "\(booked.path)/cancel", as: booked.token)
            stage.clock.advance(by: 60)
            let path = "\(stage.path(of: endpoint))/deliveries/evt_anna_1/replay"
            let asked = try await stage.send(.post, path, as: anna.key)
            #expect(asked.status == 202 && asked.json["status"] == "pending")
            try await stage.tellEndpoints(access)
            let requests = try await receiver.requests(for: "anna")
            try #require(requests.count == 2 && requests[0].body == requests[1].body)
            #expect(requests.count(where: { !$0.isSigned }) == 0)
            let stamps = requests.compactMap { $0.headers["Bookable-Signature"]?.prefix { $0 != "," } }
            #expect(stamps == ["t=1772438400", "t=1772438460"], "Signed anew, so that it is not too old.")
            let missing = path.replacing("evt_anna_1", with: "evt_anna_99")
            #expect(try await stage.send(.post, missing, as: anna.key).status == 404)
        }
    }
}
