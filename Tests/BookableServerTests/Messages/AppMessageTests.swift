import BookableServer
import CivilTime
import HTTPTypes
import SQL
import Testing

/// Push messages to apps, from a device's token to what Google takes.
struct AppMessageTests {
    private let peer: AppPeer

    init() throws {
        peer = try AppPeer()
    }

    @Test(arguments: Engine.allCases)
    func `an app is reminded, and a device that Google does not know any more is removed`(engine: Engine) async throws {
        try await peer.run(on: engine) { [peer] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            let made = try await peer.add("device", to: booked, stage)
            #expect(made.status == 201, "\(made.json)")
            #expect(try await peer.add("device", to: booked, stage).json == made.json, "It is there already.")
            #expect(try await peer.add("unregistered", to: booked, stage).status == 201)
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await peer.send(from: stage)
            let taken = try await peer.taken()
            try #require(taken.count == 1 && taken[0]["token"] == "device")
            #expect(taken[0]["notification"]["title"] == "Reminder")
            #expect(taken[0]["data"]["booking_id"].string == booked.id)
            #expect(taken[0]["data"]["start_at"] == "2026-03-04T12:00:00Z")
            #expect(try await stage.messages(of: booked, anna)[0]["status"] == "sent")
            let devices = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT device FROM push_subscriptions")
                    .map { try $0.decode("device", as: String.self) }
            }
            #expect(devices == ["device"])
            let path = "\(booked.path)/push-subscriptions/\(made.json["id"].string ?? "")"
            #expect(try await stage.send(.delete, path, as: booked.token).status == 204)
            let consents = try await stage.send(.get, "\(booked.path)/message-consents", as: booked.token).json["items"]
            #expect(consents[0]["channel"] == "push" && consents[0]["given"] == false, "\(consents)")
        }
    }

    @Test func `a message that Google cannot take now is sent later`() async throws {
        try await peer.run { [peer] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            _ = try await peer.add("unavailable", to: booked, stage)
            stage.clock.set(try #require(Instant("2026-03-03T12:00:10Z")))
            try await peer.send(from: stage)
            let message = try await stage.messages(of: booked, anna)[0]
            #expect(message["status"] == "planned" && message["attempts"] == 1, "\(message)")
        }
    }

    @Test func `what is not a token, and a browser where only apps are pushed to, are refused`() async throws {
        try await peer.run { [peer] stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-04T12:00:00Z")
            let reply = try await peer.add("two words", to: booked, stage)
            #expect(reply.status == 422 && reply.fields == ["fcm_token"], "\(reply.json)")
            let path = "\(booked.path)/push-subscriptions"
            let both: JSONValue = ["fcm_token": "device", "endpoint": "https://push.example/1"]
            #expect(try await stage.send(.post, path, both, as: booked.token).status == 400)
            let browser: JSONValue = [
                "endpoint": "https://push.example/1",
                "keys": ["p256dh": .string(String(repeating: "A", count: 87)), "auth": "BTBZMqHH6r4Tts7J_aSIgg"],
            ]
            #expect(try await stage.send(.post, path, browser, as: booked.token).status == 409)
        }
    }
}
