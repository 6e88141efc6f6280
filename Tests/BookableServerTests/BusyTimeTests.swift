import HTTPTypes
import Testing

/// Time that a provider blocks through the API.
struct BusyTimeTests {
    @Test(arguments: Engine.allCases)
    func `blocked time is listed, explained, refused and given back`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8)
            let body: JSONValue = [
                "start_at": "2026-03-09T09:00:00.250Z", "end_at": "2026-03-09T10:59:59.999+00:00", "note": "Dentist",
            ]
            let made = try await stage.send(.post, "\(anna.path)/busy", body, as: anna.key)
            try #require(made.status == 201, "\(made.json)")
            #expect(made.json["start_at"] == "2026-03-09T09:00:00Z")
            #expect(made.json["end_at"] == "2026-03-09T11:00:00Z")
            #expect(made.json["source"] == "manual" && made.json["note"] == "Dentist")
            let location = try #require(made.header("Location"))
            #expect(try await stage.send(.get, location, as: anna.key).json == made.json)
            #expect(try await stage.send(.get, "\(anna.path)/busy", as: anna.key).json["items"] == [made.json])
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 6)

            let explain = "\(anna.path)/slots/explain?service=\(anna.service)&at=2026-03-09T10:00:00Z"
            let told = try await stage.send(.get, explain).json["reasons"].array
            try #require(!told.isEmpty)
            #expect(told.map(\.["code"]) == ["busy"] && told[0]["busy_id"] == .null)
            let named = try await stage.send(.get, explain, as: anna.key).json["reasons"].array
            #expect(named.first?["busy_id"] == made.json["id"])

            let refused = try await stage.book(anna, at: "2026-03-09T10:00:00Z")
            #expect(refused.status == 409 && refused.code == "slot_taken")
            #expect(refused.json["reasons"].array.map(\.["code"]) == ["busy"])
            #expect(refused.json["alternatives"].array.first?["start_at"] == "2026-03-09T11:00:00Z")
            #expect(!String(decoding: refused.bytes, as: UTF8.self).contains("Dentist"))

            #expect(try await stage.send(.delete, location, as: anna.key).status == 204)
            #expect(try await stage.send(.get, slots).json["slots"].array.count == 8)
            #expect(try await stage.send(.delete, location, as: anna.key).status == 404)
            #expect(try await stage.book(anna, at: "2026-03-09T10:00:00Z").status == 201)
        }
    }

    @Test(
        arguments: [
            (
                ["start_at": "soon", "end_at": "2026-03-09T10:00:00Z", "colour": "red", "hue": 1], 400,
                ["start_at", "colour", "hue"]
            ),
            ([:], 400, ["start_at", "end_at"]),
            (["start_at": 1, "end_at": nil, "note": true], 400, ["start_at", "end_at", "note"]),
            (
                ["start_at": "2026-03-09T10:00:00.5Z", "end_at": "2026-03-09T10:00:00.50Z", "note": "\u{202E}"], 422,
                ["end_at", "note"]
            ),
            (["start_at": "2026-03-02T07:00:00Z", "end_at": "2026-03-02T08:00:00Z"], 422, ["end_at"]),
            (["start_at": "2026-03-02T07:00:00Z", "end_at": "2036-03-02T08:00:00Z"], 422, ["end_at"]),
        ] as [(JSONValue, Int, [String])]
    )
    func `all faulty fields are told at once`(body: JSONValue, status: Int, fields: [String]) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.post, "\(anna.path)/busy", body, as: anna.key)
            #expect(reply.status == status, "\(reply.json)")
            #expect(reply.fields == fields, "\(reply.json)")
        }
    }

    @Test func `a list is cut to pages and to a range`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            for day in 10..<15 {
                let body: JSONValue = [
                    "start_at": .string("2026-03-\(day)T10:00:00Z"), "end_at": .string("2026-03-\(day)T11:00:00Z"),
                ]
                #expect(try await stage.send(.post, "\(anna.path)/busy", body, as: anna.key).status == 201)
            }
            var days: [String] = []
            var cursor = ""
            repeat {
                let page = try await stage.send(.get, "\(anna.path)/busy?limit=2\(cursor)", as: anna.key)
                days += page.json["items"].array.compactMap { $0["start_at"].string?.dropFirst(8).prefix(2) }.map(
                    String.init
                )
                cursor = page.json["next_cursor"].string.map { "&cursor=\($0)" } ?? ""
            } while !cursor.isEmpty && days.count < 20
            #expect(days == ["10", "11", "12", "13", "14"])
            let range = "from=2026-03-11T10:30:00Z&to=2026-03-13T10:00:00Z"
            let some = try await stage.send(.get, "\(anna.path)/busy?\(range)", as: anna.key)
            #expect(some.json["items"].array.count == 2)
            let bad = try await stage.send(.get, "\(anna.path)/busy?cursor=5", as: anna.key)
            #expect(bad.status == 422 && bad.fields == ["cursor"])
        }
    }
}
