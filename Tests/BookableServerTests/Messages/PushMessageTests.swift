import BookableServer
import CivilTime
import Foundation
import HTTPTransport
import HTTPTypes
import LoopbackServers
import Notifications
import Testing
import WebPush

/// Push messages from a browser's subscription to what its service worker reads, at a push service of other people's packages.
struct PushMessageTests {
    private let peer: PushPeer

    init() throws {
        peer = try PushPeer()
    }

    @Test(arguments: Engine.allCases)
    func `a browser that subscribed is reminded`(engine: Engine) async throws {
        try await peer.run(on: engine) { [peer] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            #expect(try await stage.messages(of: booked, anna).isEmpty)
            let key = try await stage.send(.get, "/v1/push-key").json["application_server_key"]
            #expect(key.string == peer.key.publicText)
            let made = try await peer.subscribe("201", to: booked, stage)
            #expect(made.status == 201, "\(made.json)")
            let again = try await stage.send(
                .get,
                "\(booked.path)/message-consents",
                as: booked.token
            ).json["items"]
            #expect(again[0]["channel"] == "push" && again[0]["given_by"] == "client")
            #expect(try await stage.messages(of: booked, anna).map(\.["channel"]) == ["push", "push"])
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await peer.send(from: stage)
            let taken = try await peer.last()
            #expect(taken["count"] == 1)
            let shown = try JSONDecoder().decode(JSONValue.self, from: Data((taken["text"].string ?? "").utf8))
            #expect(shown["title"] == "Reminder" && shown["tag"].string == booked.id, "\(shown)")
            #expect(shown["body"].string?.contains("1:00") == true)
            #expect(try await stage.messages(of: booked, anna)[0]["status"] == "sent")
        }
    }

    @Test(arguments: ["410", "404"])
    func `a subscription that is gone ends, and the consent with the last one`(kind: String) async throws {
        try await peer.run { [peer] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            _ = try await peer.subscribe(kind, to: booked, stage)
            _ = try await peer.subscribe("201", to: booked, stage)
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await peer.send(from: stage)
            #expect(
                try await stage.messages(of: booked, anna)[0]["status"] == "sent",
                "One dead browser fails no other."
            )
            #expect(try await peer.subscriptions(stage) == 1)

            let other = try await stage.booked(anna, at: "2026-03-05T12:00:00Z")
            _ = try await peer.subscribe(kind, to: other, stage)
            stage.clock.set(try #require(Instant("2026-03-04T12:00:10Z")))
            try await peer.send(from: stage)
            #expect(try await stage.messages(of: other, anna)[0]["status"] == "failed")
            let consents = try await stage.send(.get, "\(other.path)/message-consents", as: other.token).json["items"]
            #expect(consents[0]["given"] == false && consents[0]["withdrawn_by"] == "device", "\(consents)")
            stage.clock.set(try #require(Instant("2026-03-05T11:00:10Z")))
            try await peer.send(from: stage)
            #expect(try await stage.messages(of: other, anna)[1]["status"] == "suppressed")
        }
    }

    @Test func `whoever unsubscribes gets no more`() async throws {
        try await peer.run { [peer] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            let made = try await peer.subscribe("201", to: booked, stage)
            let path = "\(booked.path)/push-subscriptions/\(made.json["id"].string ?? "")"
            #expect(try await stage.send(.delete, path, as: booked.token).status == 204)
            #expect(try await stage.send(.delete, path, as: booked.token).status == 404)
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await peer.send(from: stage)
            let message = try await stage.messages(of: booked, anna)[0]
            #expect(message["status"] == "suppressed" && message["attempts"] == 0, "\(message)")
        }
    }

    @Test func `what is not a subscription is refused`() async throws {
        try await peer.run { stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            let point = String(repeating: "A", count: 87)
            let body: JSONValue = [
                "endpoint": "https://push.example/1",
                "keys": ["p256dh": .string(point), "auth": "BTBZMqHH6r4Tts7J_aSIgg"],
            ]
            let reply = try await stage.send(.post, "\(booked.path)/push-subscriptions", body, as: booked.token)
            #expect(reply.status == 422 && reply.fields == ["endpoint"], "\(reply.json)")
        }
    }
}
