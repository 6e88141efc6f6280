import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Marketplace
import SQL
import Synchronization
import TestSupport
import Testing

/// Searches show changes, keep their places, and refuse what cannot be asked.
struct SearchTests {
    private static func starts(_ stage: Stage, _ more: String = "") async throws -> [String] {
        let reply = try await stage.send(.get, "/v1/search?from=2026-03-09\(more)")
        return reply.json["items"].array.flatMap(\.["starts"].array).compactMap(\.["start_at"].string)
    }

    @Test(arguments: Engine.allCases)
    func changesShowAtOnce(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            #expect(try await Self.starts(stage) == [])
            try await stage.list(anna)
            #expect(try await Self.starts(stage).first == "2026-03-09T08:00:00Z")
            // A hold takes the first start, and frees it on the second at which it ends.
            let hold = try await stage.booked(anna, at: "2026-03-09T08:00:00Z", ["hold_seconds": 600])
            #expect(try await Self.starts(stage).first == "2026-03-09T09:00:00Z")
            stage.clock.advance(by: 599)
            #expect(try await Self.starts(stage).first == "2026-03-09T09:00:00Z")
            stage.clock.advance(by: 1)
            #expect(try await Self.starts(stage).first == "2026-03-09T08:00:00Z")
            _ = hold
            let off: JSONValue = ["first_date": "2026-03-09"]
            let closed = try await stage.send(.post, "\(anna.path)/time-off", off, as: anna.key)
            #expect(try await Self.starts(stage) == [])
            try await stage.send(.delete, try #require(closed.header("Location")), as: anna.key)
            #expect(try await Self.starts(stage).count == 3)
            try await stage.send(.patch, anna.servicePath, ["name": "Underwater"], as: anna.key)
            #expect(try await Self.starts(stage, "&q=underwat").count == 3)
            #expect(try await Self.starts(stage, "&q=hour") == [])
            try await stage.send(.delete, anna.servicePath, as: anna.key)
            #expect(try await Self.starts(stage) == [])
            try await stage.list(anna, ["published": false])
            #expect(try await stage.send(.get, "/v1/search").json["total"] == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func anotherServerHearsOfABooking(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            try await stage.list(anna)
            let other = SearchIndex(database: stage.database, zones: .system, rules: MarketplaceRules())
            await #expect(throws: SearchError.self) { try await other.answer(SearchQuestion(), at: Stage.now) }
            try await other.listen()
            let before = try await other.answer(SearchQuestion(), at: Stage.now)
            let first = try #require(before.results.first?.starts.first)
            _ = try await stage.booked(anna, at: first.description)
            let after = try await other.answer(SearchQuestion(), at: Stage.now)
            #expect(after.results.first?.starts.first == first + 3_600)
        }
    }

    private final class Unreadable: Sendable {
        private let list = Mutex<[String]>([])

        var providers: [String] { list.withLock { $0 } }

        func add(_ provider: String) { list.withLock { $0.append(provider) } }
    }

    @Test(arguments: Engine.allCases)
    func oneProviderWhoCannotBeReadHidesNobodyElse(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            for name in ["anna", "bob"] { try await stage.list(try await stage.openPractice(name)) }
            try await stage.database.transaction(.write) { connection in
                try await connection.execute(
                    "UPDATE providers SET time_zone = 'Nowhere/Gone' WHERE provider_id = \("prv_anna")"
                )
            }
            let unreadable = Unreadable()
            let index = SearchIndex(database: stage.database, zones: .system, rules: MarketplaceRules()) { id, _ in
                unreadable.add(id.rawValue)
            }
            try await index.listen()
            let answer = try await index.answer(SearchQuestion(), at: Stage.now)
            #expect(answer.results.map(\.listed.provider.rawValue) == ["prv_bob"])
            #expect(unreadable.providers == ["prv_anna"])
        }
    }

    @Test func aSearchThatFitsTooMuchIsRefused() async throws {
        try await Stage.run { stage in
            for name in ["anna", "bob"] { try await stage.list(try await stage.openPractice(name)) }
            for (ranges, isAnswered) in [(1, false), (2, true)] {
                var limits = SearchLimits()
                limits.ranges = ranges
                let index = SearchIndex(
                    database: stage.database,
                    zones: .system,
                    rules: MarketplaceRules(),
                    limits: limits
                )
                try await index.listen()
                if isAnswered {
                    #expect(try await index.answer(SearchQuestion(), at: Stage.now).total == 2)
                    continue
                }
                let error = await #expect(throws: SearchError.self) {
                    try await index.answer(SearchQuestion(), at: Stage.now)
                }
                #expect(APIError(try #require(error)).code == .invalidValue)
            }
        }
    }

    @Test func aSearchThatWasCancelledEnds() async throws {
        try await Stage.run { stage in
            try await stage.list(try await stage.openPractice())
            let index = SearchIndex(database: stage.database, zones: .system, rules: MarketplaceRules())
            try await index.listen()
            try await index.refresh(at: Stage.now)
            let search = Task {
                // Cancelled before it begins.
                while !Task.isCancelled { await Task.yield() }
                return try await index.answer(SearchQuestion(), at: Stage.now).total
            }
            search.cancel()
            await #expect(throws: CancellationError.self) { try await search.value }
        }
    }

    @Test func theOrderRemembersWhoCancels() async throws {
        try await Stage.run { stage in
            for name in ["anna", "bob"] {
                let practice = try await stage.openPractice(name)
                try await stage.list(practice)
                let booking = try await stage.booked(practice, at: "2026-03-09T08:00:00Z")
                let canceller = name == "anna" ? practice.key : booking.token
                try #require(try await stage.send(.post, "\(booking.path)/cancel", as: canceller).status == 200)
            }
            func order() async throws -> [String] {
                let reply = try await stage.send(.get, "/v1/search?explain=true")
                return reply.json["items"].array.compactMap(\.["provider_id"].string)
            }
            // Until then it is not known that the session will not take place after all.
            #expect(try await order() == ["prv_anna", "prv_bob"])
            stage.clock.advance(by: 8 * 86_400)
            #expect(try await order() == ["prv_bob", "prv_anna"])
        }
    }

    @Test(arguments: [
        ("q=", "q"), ("near=52", "near"), ("near=52,181", "near"), ("near=1e1,2", "near"), ("radius_km=5", "near"),
        ("near=1,2&radius_km=501", "radius_km"), ("place=moon", "place"), ("spoken=DE", "spoken"),
        ("min_price=1", "currency"), ("currency=XXX", "currency"), ("min_rating=0.9", "min_rating"),
        ("currency=EUR&min_price=2&max_price=1", "max_price"),
        ("min_minutes=2&max_minutes=1", "max_minutes"), ("from=tomorrow", "from"), ("to=2026-03-04", "from"),
        ("day_start=09:00", "from"), ("from=2026-03-04&to=2026-03-04", "to"), ("from=2026-03-04&to=2026-04-05", "to"),
        ("from=2026-05-20", "to"), ("from=2026-03-04&day_start=12:00&day_end=12:00", "day_end"),
        ("from=2026-03-04&day_end=25:00", "day_end"), ("lang=it", "lang"), ("limit=51", "limit"),
        ("cursor=x", "cursor"),
        ("cursor=1~-1~prv_anna", "cursor"), ("category=Hair%20", "category"), ("colour=red", "colour"),
    ])
    func whatCannotBeAskedIsRefusedByName(query: String, field: String) async throws {
        try await Stage.run { stage in
            let reply = try await stage.send(.get, "/v1/search?\(query)")
            #expect([400, 422].contains(reply.status) && reply.fields == [field], "\(reply.json)")
        }
    }

    @Test(arguments: [
        "%27%20OR%201=1", "%22*%22", "a%20AND%20NOT%20b", "%25%25", "%F0%9F%92%87", "%E2%80%AE", "-", "(", "col:x",
    ])
    func wordsAreNeverALanguageOfTheDatabase(text: String) async throws {
        try await Stage.run { stage in
            try await stage.list(try await stage.openPractice())
            #expect(try await stage.send(.get, "/v1/search?q=\(text)").status == 200)
        }
    }

    @Test func pagesDoNotShiftWhenOthersAreListed() async throws {
        try await Stage.run { stage in
            for name in ["b", "d", "f", "h"] { try await stage.list(try await stage.openPractice(name)) }
            let first = try await stage.send(.get, "/v1/search?limit=2").json
            #expect(first["items"].array.compactMap(\.["provider_id"].string) == ["prv_b", "prv_d"])
            // One is before the cursor and one after it. Half an hour passes, and with it the first start of all providers.
            for name in ["a", "e"] { try await stage.list(try await stage.openPractice(name)) }
            stage.clock.advance(by: 1_800)
            let cursor = try #require(first["next_cursor"].string)
            let second = try await stage.send(.get, "/v1/search?limit=50&cursor=\(cursor)").json
            #expect(second["items"].array.compactMap(\.["provider_id"].string) == ["prv_e", "prv_f", "prv_h"])
            #expect(second["next_cursor"] == .null && second["total"] == 6)
        }
    }
}
