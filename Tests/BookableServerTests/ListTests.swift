import HTTPTypes
import Testing

/// Lists as people who run a practice ask for them.
struct ListTests {
    private static func ids(_ reply: Reply) -> [String] { reply.json["items"].array.compactMap(\.["id"].string) }

    @Test(arguments: Engine.allCases)
    func everybodyListsProviders(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            for name in ["anna", "bob", "cleo"] { _ = try await stage.openPractice(name) }
            let key = try await stage.key(of: "prv_bob")
            let all = try await stage.send(.get, "/v1/providers")
            #expect(Self.ids(all) == ["prv_anna", "prv_bob", "prv_cleo"])
            #expect(!String(decoding: all.bytes, as: UTF8.self).contains("@"))
            let own = try await stage.send(.get, "/v1/providers", as: key).json["items"].array
            #expect(own.map { $0["email"].string } == [nil, "bob@example.com", nil])
            let first = try await stage.send(.get, "/v1/providers?limit=2", as: stage.admin)
            #expect(first.json["items"].array.allSatisfy { $0["email"].string != nil })
            let cursor = try #require(first.json["next_cursor"].string)
            let second = try await stage.send(.get, "/v1/providers?limit=2&cursor=\(cursor)")
            #expect(Self.ids(second) == ["prv_cleo"] && second.json["next_cursor"] == .null)
            let tag = try #require(all.header("ETag"))
            #expect(try await stage.send(.get, "/v1/providers", headers: ["If-None-Match": tag]).status == 304)
        }
    }

    @Test(arguments: Engine.allCases)
    func aDaySheetHasDatesSeveralStatusesAndASearch(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let clients: [JSONValue] = [
                ["name": "Zoë Abel", "email": "Zoe@Example.com"], ["name": "Kim", "phone": "+49 30 1234567"],
                ["name": "ZOË Baum"],
            ]
            var made: [HeldBooking] = []
            for (client, hour) in zip(clients, ["08", "10", "12"]) {
                made.append(try await stage.booked(anna, at: "2026-03-09T\(hour):00:00Z", ["client": client]))
            }
            // The first hour of the 10th in Tokyo is the afternoon of the 9th in Berlin.
            let late = try await stage.booked(anna, at: "2026-03-09T15:00:00Z", ["hold_seconds": 600])
            #expect(try await stage.send(.post, "\(made[1].path)/cancel", as: anna.key).status == 200)
            func list(_ query: String, _ key: String? = nil) async throws -> [String] {
                Self.ids(try await stage.send(.get, "/v1/bookings?\(query)", as: key ?? anna.key))
            }
            let day = "from=2026-03-09&to=2026-03-10"
            #expect(try await list(day) == made.map(\.id) + [late.id])
            #expect(try await list("\(day)&time_zone=Asia/Tokyo") == made.map(\.id))
            #expect(try await list("\(day)&status=confirmed,pending") == [made[0].id, made[2].id, late.id])
            #expect(try await list("\(day)&q=zo%C3%AB") == [made[0].id, made[2].id])
            #expect(try await list("\(day)&q=zoe@example") == [made[0].id])
            #expect(try await list("\(day)&q=(030)%201234") == [])
            #expect(try await list("\(day)&q=30-1234") == [made[1].id])
            #expect(try await stage.send(.get, "/v1/bookings?q=Kim", as: stage.finance).status == 403)
            #expect(try await stage.send(.get, "/v1/bookings?status=confirmed,lost", as: anna.key).fields == ["status"])
            #expect(try await stage.send(.get, "/v1/bookings?time_zone=Mars", as: anna.key).status == 422)
            stage.clock.advance(by: 60)
            #expect(
                try await stage.send(.patch, made[2].path, ["client": ["name": "Baum"]], as: anna.key).status == 200
            )
            #expect(try await list("updated_since=2026-03-02T08:01:00Z") == [made[2].id])
            #expect(try await list("updated_since=2026-03-02T08:00:00Z").count == 4)
        }
    }
}
