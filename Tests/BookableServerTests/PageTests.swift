import HTTPTypes
import Testing

struct PageTests {
    @Test(arguments: [1, 2, 3, 7, 200])
    func pagesGiveEveryBookingOnce(limit: Int) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            var made: Set<String> = []
            for hour in 8..<15 {
                made.insert(try await stage.booked(anna, at: "2026-03-09T\(hour < 10 ? "0" : "")\(hour):00:00Z").id)
            }
            var seen: [String] = []
            var cursor = ""
            repeat {
                let page = try await stage.send(.get, "/v1/bookings?limit=\(limit)\(cursor)", as: anna.key)
                #expect(page.json["items"].array.count <= limit)
                seen += page.json["items"].array.compactMap(\.["id"].string)
                cursor = page.json["next_cursor"].string.map { "&cursor=\($0)" } ?? ""
            } while !cursor.isEmpty && seen.count < 20
            #expect(seen.count == 7)
            #expect(Set(seen) == made)
        }
    }

    @Test(arguments: [
        ("status=confirmed", 1), ("status=pending", 1), ("status=completed", 0), ("from=2026-03-09T09:00:00Z", 1),
        ("to=2026-03-09T09:00:00Z", 1), ("service=svc_anna_hour", 2), ("service=svc_anna_other", 0),
        ("provider=prv_anna", 2),
    ])
    func bookingsAreFiltered(query: String, count: Int) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            _ = try await stage.booked(anna, at: "2026-03-09T09:00:00Z", ["hold_seconds": 600])
            let page = try await stage.send(.get, "/v1/bookings?\(query)", as: stage.admin)
            #expect(page.json["items"].array.count == count)
        }
    }

    /// Booked out of order, and across the day's ends.
    private static let starts = [
        "2026-03-10T12:00:00Z", "2026-03-10T08:00:00Z", "2026-03-09T15:00:00Z", "2026-03-10T15:00:00Z",
        "2026-03-11T08:00:00Z", "2026-03-10T10:00:00Z",
    ]

    /// The starts that a list gives, page after page, and how many pages those were.
    private func listed(_ query: String, on stage: Stage, as key: String) async throws -> (starts: [String], pages: Int)
    {
        var (starts, pages, cursor) = ([String](), 0, "")
        repeat {
            let page = try await stage.send(.get, "/v1/bookings?\(query)\(cursor)", as: key)
            #expect(page.status == 200, "\(page.json)")
            starts += page.json["items"].array.compactMap(\.["start_at"].string)
            pages += 1
            cursor = page.json["next_cursor"].string.map { "&cursor=\($0)" } ?? ""
        } while !cursor.isEmpty && pages < 20
        return (starts, pages)
    }

    @Test(arguments: Engine.allCases, [1, 2, 50])
    func aDayIsListedInTheOrderOfItsStarts(engine: Engine, limit: Int) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            for start in Self.starts { _ = try await stage.booked(anna, at: start) }
            let day = "from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z&limit=\(limit)"
            let inOrder = Self.starts.filter { $0.hasPrefix("2026-03-10") }.sorted()
            for key in [anna.key, stage.admin] {
                #expect(try await listed(day, on: stage, as: key).starts == inOrder)
                #expect(
                    try await listed("order=start&limit=\(limit)", on: stage, as: key).starts == Self.starts.sorted()
                )
                let byID = try await listed("order=id&\(day)", on: stage, as: key).starts
                #expect(byID.sorted() == inOrder)
                let confirmed = try await listed("status=confirmed&\(day)", on: stage, as: key).starts
                #expect(confirmed == inOrder)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aPlaceInTheOrderOfStartsStaysGood(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            var made: [String: HeldBooking] = [:]
            for start in Self.starts { made[start] = try await stage.booked(anna, at: start) }
            let sorted = Self.starts.sorted()
            let path = "/v1/bookings?order=start&limit=2"
            let first = try await stage.send(.get, path, as: anna.key).json
            let cursor = try #require(first["next_cursor"].string)
            // The one that the page ended with goes away, and the next to come is cancelled.
            let last = try #require(made[sorted[1]])
            let later: JSONValue = ["start_at": "2026-03-12T08:00:00Z"]
            #expect(try await stage.send(.post, "\(last.path)/reschedule", later, as: anna.key).status == 200)
            let gone = try #require(made[sorted[2]])
            #expect(try await stage.send(.post, "\(gone.path)/cancel", as: anna.key).status == 200)
            let rest = try await stage.send(.get, "/v1/bookings?order=start&cursor=\(cursor)", as: anna.key).json
            #expect(rest["items"].array.compactMap(\.["start_at"].string) == sorted[2...] + ["2026-03-12T08:00:00Z"])
            let other = try await stage.send(.get, "/v1/bookings?order=id&cursor=\(cursor)", as: anna.key)
            #expect(other.status == 422 && other.fields == ["cursor"])
        }
    }

    /// What few bookings are is found behind many that are not, in pages that may be empty.
    @Test(arguments: Engine.allCases)
    func theLastOfManyIsFound(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let many = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let last = try await stage.booked(anna, at: "2026-03-10T08:00:00Z", ["hold_seconds": 600])
            let history = GrownHistory(
                engine: engine,
                database: stage.database,
                standing: many,
                returned: many,
                policy: "",
                endpoint: "whe_anna_0",
                calendar: "cal_anna_0"
            )
            let copies = ["booking_id": "'bkg_anna_0' || n", "token_hash": history.hash("'0' || n")]
            try await history.copy(
                "bookings",
                of: many.id,
                1..<1_201,
                copies.merging(history.moved("- n * 3600")) { $1 }
            )
            for order in ["id", "start"] {
                for key in [anna.key, stage.admin] {
                    let found = try await listed("status=pending&order=\(order)", on: stage, as: key)
                    #expect(found.starts == ["2026-03-10T08:00:00Z"], "\(order)")
                    #expect(found.pages == 3)
                }
            }
            #expect(try await stage.send(.get, last.path, as: last.token).status == 200)
        }
    }

    @Test func refundsAreFilteredByBooking() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let one = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let two = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            for booking in [one, two] { _ = try await stage.send(.post, "\(booking.path)/cancel", as: anna.key) }
            let all = try await stage.send(.get, "/v1/refunds", as: stage.finance)
            #expect(all.json["items"].array.count == 2)
            let some = try await stage.send(.get, "/v1/refunds?booking=\(one.id)", as: stage.finance)
            #expect(some.json["items"].array.map(\.["booking_id"]) == [.string(one.id)])
        }
    }
}
