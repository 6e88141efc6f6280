import BookableAPI
import BookableServer
import CivilTime
import HTTPTypes
import Testing

/// Bookings that are made as one.
struct SeriesTests {
    /// 2026-03-16T08:00:00Z, a Monday, 09:00 in Berlin.
    static let start = "2026-03-16T08:00:00Z"

    static func weekly(_ count: Int, skip: [String] = []) -> JSONValue {
        let skipped = JSONValue.array(skip.map { .string($0) })
        return ["repeat": ["every": "week", "count": .integer(Int64(count)), "skip": skipped]]
    }

    static func monthly(_ count: Int, skip: [String] = []) -> JSONValue {
        let skipped = JSONValue.array(skip.map { .string($0) })
        return ["repeat": ["every": "month", "count": .integer(Int64(count)), "skip": skipped]]
    }

    /// The starts that an answer tells of a series.
    static func starts(_ reply: Reply) -> [String] {
        reply.json["bookings"].array.compactMap { $0["booking"]["start_at"].string }
    }

    static func conflicts(_ reply: Reply) -> [String] {
        reply.json["conflicts"].array.compactMap { conflict in
            conflict["date"].string.flatMap { date in conflict["code"].string.map { "\(date) \($0)" } }
        }
    }

    /// How many bookings take a place.
    static func count(of practice: Practice, on stage: Stage) async throws -> Int {
        let path = "/v1/bookings?status=pending,confirmed&limit=200"
        return try await stage.send(.get, path, as: practice.key).json["items"].array.count
    }

    @Test(arguments: Engine.allCases)
    func `a series keeps the wall clock and is told whole`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10])
            let reply = try await stage.book(anna, at: Self.start, Self.weekly(4))
            #expect(reply.status == 201, "\(reply.json)")
            // Clocks go forward on 2026-03-29.
            #expect(
                Self.starts(reply) == [
                    "2026-03-16T08:00:00Z", "2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z", "2026-04-06T07:00:00Z",
                ]
            )
            let first = reply.json["bookings"].array[0]
            #expect(first["token"] == reply.json["token"] && first["booking"]["id"] == reply.json["booking"]["id"])
            let series = try #require(reply.json["booking"]["series"]["id"].string)
            let listed = try await stage.send(.get, "/v1/bookings?series=\(series)", as: anna.key).json["items"].array
            #expect(listed.map(\.["series"]["index"].integer) == [1, 2, 3, 4])
            #expect(listed.allSatisfy { $0["series"]["count"] == 4 && $0["status"] == "confirmed" })
            for item in reply.json["bookings"].array {
                let id = try #require(item["booking"]["id"].string)
                let own = try await stage.send(.get, "/v1/bookings/\(id)", as: item["token"].string)
                #expect(own.status == 200 && own.json["price"] == 9_999)
            }
            let ben = try await stage.openPractice("ben")
            let foreign = try await stage.send(.get, "/v1/bookings?series=\(series)", as: ben.key)
            #expect(foreign.status == 200 && foreign.json["items"].array.isEmpty)
            let autumn = try await stage.book(anna, at: "2026-10-12T07:00:00Z", Self.weekly(3))
            #expect(
                Self.starts(autumn) == ["2026-10-12T07:00:00Z", "2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z"]
            )
        }
    }

    @Test(arguments: Engine.allCases)
    func `conflicts are named and nothing is booked until they are skipped`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10])
            _ = try await stage.booked(anna, at: "2026-03-23T08:00:00Z")
            _ = try await stage.send(
                .put,
                "\(anna.path)/exceptions/2026-04-06",
                ["is_available": false],
                as: anna.key
            )
            let reply = try await stage.book(anna, at: Self.start, Self.weekly(5))
            #expect(reply.status == 409 && reply.code == "series_conflict")
            #expect(Self.conflicts(reply) == ["2026-03-23 slot_taken", "2026-04-06 exception"])
            #expect(
                reply.json["conflicts"].array.map(\.["start_at"]) == ["2026-03-23T08:00:00Z", "2026-04-06T07:00:00Z"]
            )
            #expect(try await Self.count(of: anna, on: stage) == 1)
            let dates = reply.json["conflicts"].array.compactMap(\.["date"].string)
            let again = try await stage.book(anna, at: Self.start, Self.weekly(5, skip: dates))
            #expect(
                Self.starts(again) == ["2026-03-16T08:00:00Z", "2026-03-30T07:00:00Z", "2026-04-13T07:00:00Z"],
                "\(again.json)"
            )
            #expect(again.json["booking"]["series"]["count"] == 3)
        }
    }

    @Test func `a month without the day and a time that clocks skip are conflicts`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10, "slot_step_minutes": 30])
            let reply = try await stage.book(anna, at: "2026-03-31T07:00:00Z", Self.monthly(3))
            #expect(Self.conflicts(reply) == ["2026-04-31 no_such_date"], "\(reply.json)")
            #expect(reply.json["conflicts"].array.map(\.["start_at"]) == [.null])
            let skipped = try await stage.book(anna, at: "2026-03-31T07:00:00Z", Self.monthly(3, skip: ["2026-04-31"]))
            #expect(Self.starts(skipped) == ["2026-03-31T07:00:00Z", "2026-05-31T07:00:00Z"])
            let nights: JSONValue = .array(
                (0...6).map { ["day_of_week": .integer($0), "start_time": "00:00", "end_time": "24:00"] }
            )
            _ = try await stage.send(.put, "\(anna.path)/schedule", ["schedule": nights], as: anna.key)
            // 02:30 in Berlin.
            let gap = try await stage.book(anna, at: "2026-03-22T01:30:00Z", Self.weekly(2))
            #expect(Self.conflicts(gap) == ["2026-03-29 no_such_time"], "\(gap.json)")
            let twice = try await stage.book(anna, at: "2026-10-18T00:30:00Z", Self.weekly(3))
            #expect(
                Self.starts(twice) == ["2026-10-18T00:30:00Z", "2026-10-25T00:30:00Z", "2026-11-01T01:30:00Z"],
                "\(twice.json)"
            )
        }
    }

    @Test func `limits count the occurrences before`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10, "max_bookings_per_month": 2])
            let reply = try await stage.book(anna, at: "2026-03-09T08:00:00Z", Self.weekly(5))
            #expect(Self.conflicts(reply) == ["2026-03-23 limit_reached", "2026-03-30 limit_reached"])
            #expect(try await Self.count(of: anna, on: stage) == 0)
            let dates = ["2026-03-23", "2026-03-30"]
            let again = try await stage.book(anna, at: "2026-03-09T08:00:00Z", Self.weekly(5, skip: dates))
            #expect(Self.starts(again).count == 3, "\(again.json)")
        }
    }

    @Test func `what can be no series is refused by field`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 4])
            let ben = try await stage.openPractice("ben", service: ["max_occurrences": 4, "requires_approval": true])
            let carl = try await stage.openPractice("carl")
            func fields(_ practice: Practice, _ more: JSONValue) async throws -> [String] {
                let reply = try await stage.book(practice, at: Self.start, more)
                #expect(reply.status == 422 || reply.status == 400, "\(reply.json)")
                return reply.fields
            }
            #expect(try await fields(anna, Self.weekly(5)) == ["repeat.count"])
            #expect(try await fields(anna, Self.weekly(53)) == ["repeat.count"])
            #expect(try await fields(anna, Self.weekly(3, skip: ["2026-03-24"])) == ["repeat.skip"])
            #expect(try await fields(anna, Self.weekly(3, skip: ["soon"])) == ["repeat.skip[0]"])
            let all = ["2026-03-16", "2026-03-23"]
            #expect(try await fields(anna, Self.weekly(2, skip: all)) == ["repeat.skip"])
            #expect(try await fields(anna, Self.weekly(2).with("hold_seconds", 300)) == ["repeat"])
            #expect(try await fields(anna, ["repeat": ["every": "day", "count": 2]]) == ["repeat.every"])
            #expect(try await fields(ben, Self.weekly(2)) == ["repeat"])
            #expect(try await fields(carl, Self.weekly(2)) == ["repeat"])
            #expect(try await Self.count(of: anna, on: stage) == 0)
            let desk = carl.request(at: Self.start, Self.weekly(2).with("override_reason", "A regular"))
            #expect(try await stage.send(.post, "/v1/bookings", desk, as: carl.key).status == 201)
        }
    }

    @Test func `a repeated request gets the same series`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10])
            let headers = ["Idempotency-Key": IdempotencyTests.random]
            let first = try await stage.book(anna, at: Self.start, Self.weekly(3), headers: headers)
            let second = try await stage.book(anna, at: Self.start, Self.weekly(3), headers: headers)
            #expect(first.status == 201 && first.bytes == second.bytes)
            #expect(second.header("Idempotency-Replayed") == "true")
            #expect(try await Self.count(of: anna, on: stage) == 3)
        }
    }

    @Test func `a series counts with all its bookings once it is made`() async throws {
        var configuration = Stage.unlimited
        configuration.api.bookingRates.perContact = 6
        try await Stage.run(configuration: configuration) { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10])
            let refused = try await stage.book(anna, at: "2026-03-16T05:00:00Z", Self.weekly(4))
            #expect(refused.status == 409 && refused.code == "series_conflict", "\(refused.json)")
            let made = try await stage.book(anna, at: Self.start, Self.weekly(4))
            #expect(made.status == 201)
            #expect(made.header("RateLimit")?.contains("r=1;") == true, "\(made.headers)")
            #expect(try await stage.book(anna, at: "2026-03-17T08:00:00Z", Self.weekly(4)).status == 201)
            #expect(try await stage.book(anna, at: "2026-03-18T08:00:00Z").status == 429)
        }
    }

    @Test(arguments: Engine.allCases)
    func `clients who book at once get whole series, as many as there are places`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10, "capacity": 2])
            let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
                for number in 0..<8 {
                    // Half of them begin two weeks later and share the last two sessions of the others.
                    let start = number.isMultiple(of: 2) ? Self.start : "2026-03-30T07:00:00Z"
                    group.addTask { try await stage.book(anna, at: start, Self.weekly(4)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let made = replies.filter { $0.status == 201 }
            #expect(made.count == 2, "\(replies.map(\.status))")
            #expect(made.allSatisfy { Self.starts($0).count == 4 })
            #expect(replies.filter { $0.status == 409 && $0.code == "series_conflict" }.count == 6)
            #expect(try await Self.count(of: anna, on: stage) == 8)
        }
    }
}
