import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Marketplace
import SQL
import Synchronization
import TestSupport
import Testing

/// Providers who fit and are free are found in the documented order, and can be booked as shown.
struct SearchTests {
    private static let seeds: [UInt64] = [1, 2]

    @Test(arguments: seeds, Engine.allCases)
    func resultsAreThoseOfAModelAndTheirStartsBook(seed: UInt64, engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            var random = SplitMix64(seed: seed)
            let market = try await RandomMarket.make(10, &random, on: stage)
            let model = SearchModel(market: market, stage: stage)
            let today = try #require(CivilDate("2026-03-02"))
            var (found, booked) = (0, 0)
            for _ in 0..<25 {
                let search = RandomSearch(&random, today: today)
                let expected = try await model.results(of: search)
                let (results, total) = try await Self.all(
                    search.path,
                    pages: Int.random(in: 1...7, using: &random),
                    stage
                )
                #expect(results == expected, "seed \(seed): \(search.path)")
                #expect(total.allSatisfy { $0 == expected.count }, "seed \(seed): \(search.path)")
                found += results.count
                // A start that was booked is missing from the next answer.
                for result in results.prefix(2) {
                    guard let start = result.starts.last, let service = result.service else { continue }
                    let reply = try await Self.book(result.provider, service, start, stage)
                    #expect(reply.status == 201, "seed \(seed): \(search.path): \(reply.json)")
                    booked += 1
                }
            }
            // Otherwise the questions are too hard for the market, and nothing was shown.
            #expect(found > 40 && booked > 10, "\(found) \(booked)")
        }
    }

    private static func book(
        _ provider: String,
        _ service: String,
        _ start: String,
        _ stage: Stage
    ) async throws -> Reply {
        let request: JSONValue = [
            "provider_id": .string(provider), "service_id": .string(service), "start_at": .string(start),
            "client": ["name": "Kim Client"],
        ]
        return try await stage.send(.post, "/v1/bookings", request)
    }

    /// All pages of an answer, and what each said of how many there are.
    private static func all(
        _ path: String,
        pages limit: Int,
        _ stage: Stage
    ) async throws -> (results: [SearchModel.Result], totals: [Int]) {
        var (results, totals, cursor) = ([SearchModel.Result](), [Int](), "")
        repeat {
            let reply = try await stage.send(.get, "\(path)&limit=\(limit)\(cursor)")
            try #require(reply.status == 200, "\(path): \(reply.json)")
            results += reply.json["items"].array.map(result)
            totals.append(Int(reply.json["total"].integer ?? -1))
            cursor = reply.json["next_cursor"].string.map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty && totals.count < 50
        return (results, totals)
    }

    private static func result(_ item: JSONValue) -> SearchModel.Result {
        let result = SearchModel.Result(
            provider: item["provider_id"].string ?? "",
            service: item["service"]["id"].string,
            starts: item["starts"].array.compactMap(\.["start_at"].string),
            distance: item["distance_meters"].integer,
            worths: item["reasons"].array.compactMap(\.["worth"].integer)
        )
        #expect(item["score"].integer == result.score)
        return result
    }

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
