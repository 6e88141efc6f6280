@testable import BookableServer
import HTTPTypes
import Testing

/// Texts, addresses and instants that are of the described form, and refused for what they hold.
struct TextRefusalTests {
    private static let start = "2026-03-09T08:00:00Z"

    private func book(_ stage: Stage, _ practice: Practice, _ field: String, _ text: String) async throws -> Reply {
        var client: JSONValue = ["name": "Kim"]
        client = client.with(field, .string(text))
        return try await stage.book(practice, at: Self.start, ["client": client])
    }

    @Test(arguments: ["\u{3164}\u{200B}", "Kim\u{200B}", "Kim\u{202E}", "Kim\u{85}", "\u{2800}"])
    func `a client's name that shows nothing, or hides something, is refused`(name: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await book(stage, anna, "name", name)
            #expect(reply.status == 422 && reply.code == "invalid_value", "\(reply.json)")
            #expect(reply.fields == ["client.name"])
        }
    }

    @Test(arguments: ["محمد", "دیپ\u{200C}کلاه", "ශ්\u{200D}රී", "葛\u{E0100}城", "👩\u{200D}🔬", "Zoë"])
    func `a client's name in its own script is kept as it is`(name: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await book(stage, anna, "name", name)
            #expect(reply.status == 201 && reply.json["booking"]["client"]["name"] == .string(name), "\(reply.json)")
        }
    }

    @Test(arguments: [
        "<a@b.example>", "a@[127.0.0.1]", "a@127.0.0.1", "a..b@c.org", ".a@c.org", "a.@c.org", "\"a\"@c.org",
        "a,b@c.org",
        "a@-c.org", "a@c..org", "a@c\u{200B}.org", "a(b)@c.org", "a@c.org>", "a;b@c.org", "a@b_c.org",
    ])
    func `what is more or less than an address is refused`(email: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await book(stage, anna, "email", email)
            #expect(reply.status == 422 && reply.fields == ["client.email"], "\(reply.json)")
        }
    }

    @Test(arguments: [
        "kim@example.com", "kim.o'neil+tag@mail.example.co.uk", "zoë@münchen.example", "a@b.museum",
        "kim@xn--mnchen-3ya.de",
        "用户@例子.广告", "a_b-c@1.example",
    ])
    func `an address is taken as it is`(email: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await book(stage, anna, "email", email)
            #expect(reply.status == 201 && reply.json["booking"]["client"]["email"] == .string(email), "\(reply.json)")
        }
    }

    @Test func `names of providers and services are held to the same rules`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let provider: JSONValue = ["name": "Anna\u{200B}", "time_zone": "UTC"]
            let service: JSONValue = ["name": "\u{3164}", "price": 1, "currency": "EUR", "duration_minutes": 30]
            let replies = [
                try await stage.send(.post, "/v1/providers", provider, as: stage.admin),
                try await stage.send(.patch, anna.path, ["name": "\u{2066}Anna"], as: anna.key),
                try await stage.send(.post, "\(anna.path)/services", service, as: anna.key),
                try await stage.send(.patch, anna.servicePath, ["name": "Hour\u{AD}"], as: anna.key),
            ]
            for reply in replies { #expect(reply.status == 422 && reply.fields == ["name"], "\(reply.json)") }
            let script =
                "return { name = \"Flexible\u{200B}\", description = \"All.\", refund = function(b) return b.paid end }"
            let policy: JSONValue = ["provider_id": .string(anna.provider), "source": .string(script)]
            let upload = try await stage.send(.post, "/v1/policies", policy, as: anna.key)
            #expect(upload.code == "policy_invalid", "\(upload.json)")
        }
    }

    @Test func `reasons and notes may not reorder what stands around them`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            for reason in ["a\u{202E}b", "a\u{9B}b"] {
                let body: JSONValue = ["reason": .string(reason)]
                let reply = try await stage.send(.post, "\(booking.path)/cancel", body, as: booking.token)
                #expect(reply.status == 422 && reply.fields == ["reason"], "\(reply.json)")
            }
        }
    }

    @Test(arguments: ["2026-03-09T08:00:00.999Z", "2026-03-09T08:00:00.5+00:00", "2026-03-09T08:00:00.0001Z"])
    func `a part of a second is refused wherever an instant stands`(instant: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            let text = instant.replacing("+", with: "%2B")
            let move: JSONValue = ["start_at": .string(instant)]
            let range = "\(anna.path)/slots?service=\(anna.service)"
            let replies = [
                (try await stage.book(anna, at: instant), "start_at"),
                (try await stage.send(.post, "\(booking.path)/reschedule", move, as: booking.token), "start_at"),
                (try await stage.send(.get, "\(range)&from=\(text)&to=2026-03-10"), "from"),
                (try await stage.send(.get, "\(anna.path)/slots/explain?service=\(anna.service)&at=\(text)"), "at"),
                (try await stage.send(.get, "/v1/bookings?from=\(text)", as: anna.key), "from"),
            ]
            for (reply, field) in replies { #expect(reply.status == 400 && reply.fields == [field], "\(reply.json)") }
        }
    }

    @Test func `whole seconds may be written with zeros behind the point`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.book(anna, at: "2026-03-09T08:00:00.000Z")
            #expect(reply.json["booking"]["start_at"] == .string(Self.start))
        }
    }
}
