import CivilTime
import HTTPTypes
import Testing

/// Bookings of a series that are cancelled or moved together.
struct SeriesScopeTests {
    /// A series of weekly bookings from 2026-03-16 on.
    private func series(_ count: Int, of practice: Practice, on stage: Stage) async throws -> [HeldBooking] {
        let reply = try await stage.book(practice, at: SeriesTests.start, SeriesTests.weekly(count))
        try #require(reply.status == 201, "\(reply.json)")
        return try reply.json["bookings"].array.map { item in
            HeldBooking(
                id: try #require(item["booking"]["id"].string),
                token: try #require(item["token"].string)
            )
        }
    }

    private func statuses(of bookings: [HeldBooking], on stage: Stage) async throws -> [String] {
        var statuses: [String] = []
        for booking in bookings {
            statuses.append(try await stage.send(.get, booking.path, as: booking.token).json["status"].string ?? "")
        }
        return statuses
    }

    private func starts(of bookings: [HeldBooking], on stage: Stage) async throws -> [String] {
        var starts: [String] = []
        for booking in bookings {
            starts.append(try await stage.send(.get, booking.path, as: booking.token).json["start_at"].string ?? "")
        }
        return starts
    }

    @Test(arguments: Engine.allCases)
    func `cancelling from here on gives back what each policy says`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10])
            let bookings = try await self.series(8, of: anna, on: stage)
            for booking in bookings {
                let payment: JSONValue = ["amount": 9_999, "method": "cash"]
                #expect(try await stage.send(.post, "\(booking.path)/payments", payment, as: anna.key).status == 201)
            }
            // The second begins in two days: half of it comes back, and all of those behind it.
            stage.clock.set(Stage.now + 19 * 86_400)
            let second = bookings[1]
            let path = "\(second.path)/cancellation-quote?scope=following"
            let quote = try await stage.send(.get, path, as: second.token)
            #expect(quote.status == 200, "\(quote.json)")
            #expect(quote.json["quotes"].array.map(\.["amount"].integer) == [5_000] + Array(repeating: 9_999, count: 6))
            #expect(quote.json["amount"] == 64_994 && quote.json["paid"] == 69_993)
            let body: JSONValue = ["scope": "following", "reason": "Moving away"]
            let reply = try await stage.send(.post, "\(second.path)/cancel", body, as: second.token)
            #expect(reply.status == 200, "\(reply.json)")
            #expect(reply.json["refund_total"] == 64_994)
            #expect(reply.json["booking"]["id"] == .string(second.id) && reply.json["refund"]["amount"] == 5_000)
            #expect(reply.json["cancellations"].array.map(\.["booking"]["id"].string) == bookings.dropFirst().map(\.id))
            let cancelled = Array(repeating: "cancelled", count: 7)
            #expect(try await self.statuses(of: bookings, on: stage) == ["confirmed"] + cancelled)
            let again = try await stage.send(.post, "\(second.path)/cancel", body, as: second.token)
            #expect(again.status == 409 && again.code == "wrong_state")
            let places = try await stage.book(anna, at: "2026-03-23T08:00:00Z")
            #expect(places.status == 201)
        }
    }

    @Test func `what has begun is left, and the token of the first still reaches the rest`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10])
            let bookings = try await self.series(4, of: anna, on: stage)
            #expect(
                try await stage.send(.post, "\(bookings[2].path)/cancel", as: bookings[2].token).status == 200
            )
            stage.clock.set(Stage.now + 15 * 86_400)
            let body: JSONValue = ["scope": "all"]
            let reply = try await stage.send(.post, "\(bookings[0].path)/cancel", body, as: bookings[0].token)
            #expect(reply.status == 200, "\(reply.json)")
            #expect(
                reply.json["cancellations"].array.map(\.["booking"]["id"].string) == [bookings[1].id, bookings[3].id]
            )
            #expect(reply.json["booking"]["id"] == .string(bookings[1].id))
            #expect(
                try await self.statuses(of: bookings, on: stage) == [
                    "confirmed", "cancelled", "cancelled", "cancelled",
                ]
            )
            let alone = try await stage.booked(anna, at: "2026-03-24T08:00:00Z")
            let refused = try await stage.send(.post, "\(alone.path)/cancel", body, as: alone.token)
            #expect(refused.status == 422 && refused.fields == ["scope"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `moving keeps the distance on the wall clock, for all or for none`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10])
            let bookings = try await self.series(4, of: anna, on: stage)
            _ = try await stage.booked(anna, at: "2026-03-31T08:00:00Z")
            let before = try await self.starts(of: bookings, on: stage)
            // Tuesdays at ten, where one is taken.
            let tuesday: JSONValue = ["start_at": "2026-03-24T09:00:00Z", "scope": "following"]
            let refused = try await stage.send(.post, "\(bookings[1].path)/reschedule", tuesday, as: bookings[1].token)
            #expect(refused.status == 409 && refused.code == "series_conflict")
            #expect(SeriesTests.conflicts(refused) == ["2026-03-31 slot_taken"])
            #expect(try await self.starts(of: bookings, on: stage) == before)
            // A week later: each goes where the next one was.
            let later: JSONValue = ["start_at": "2026-03-30T07:00:00Z", "scope": "following"]
            let moved = try await stage.send(.post, "\(bookings[1].path)/reschedule", later, as: bookings[1].token)
            #expect(moved.status == 200 && moved.json["moved"] == true, "\(moved.json)")
            #expect(moved.json["bookings"].array.count == 3)
            #expect(
                try await self.starts(of: bookings, on: stage) == [
                    "2026-03-16T08:00:00Z", "2026-03-30T07:00:00Z", "2026-04-06T07:00:00Z", "2026-04-13T07:00:00Z",
                ]
            )
            // And all of them back by a week and an hour, across the change of clocks.
            let earlier: JSONValue = ["start_at": "2026-03-23T09:00:00Z", "scope": "all"]
            let back = try await stage.send(.post, "\(bookings[1].path)/reschedule", earlier, as: anna.key)
            #expect(back.status == 200, "\(back.json)")
            #expect(
                try await self.starts(of: bookings, on: stage) == [
                    "2026-03-09T09:00:00Z", "2026-03-23T09:00:00Z", "2026-03-30T08:00:00Z", "2026-04-06T08:00:00Z",
                ]
            )
            let here: JSONValue = ["start_at": "2026-03-23T09:00:00Z", "scope": "all"]
            let same = try await stage.send(.post, "\(bookings[1].path)/reschedule", here, as: anna.key)
            #expect(same.json["moved"] == false && same.json["bookings"].array.isEmpty)
        }
    }

    @Test func `a token reaches only bookings of its own series that are its client's`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["max_occurrences": 10, "capacity": 5])
            let bookings = try await self.series(4, of: anna, on: stage)
            let others = try await self.series(4, of: anna, on: stage)
            let all: JSONValue = ["scope": "all"]
            let foreign = try await stage.send(.post, "\(bookings[0].path)/cancel", all, as: others[0].token)
            #expect(foreign.status == 404)
            // The third is handed over to Lou, with another token.
            let lou: JSONValue = ["client": ["name": "Lou", "email": "lou@example.com"]]
            #expect(try await stage.send(.patch, bookings[2].path, lou, as: anna.key).status == 200)
            let issued = try await stage.send(.post, "\(bookings[2].path)/token", as: anna.key)
            let token = try #require(issued.json["token"].string, "\(issued.json)")
            // Lou takes the details of the one who booked, and reaches nothing more.
            let kim: JSONValue = ["client": ["name": "Kim Client", "email": "kim@example.com"]]
            #expect(try await stage.send(.patch, bookings[2].path, kim, as: token).status == 200)
            let reach = try await stage.send(.post, "\(bookings[2].path)/cancel", all, as: token)
            #expect(reach.status == 403 && reach.fields == ["scope"], "\(reach.json)")
            let path = "\(bookings[2].path)/cancellation-quote?scope=all"
            #expect(try await stage.send(.get, path, as: token).status == 403)
            let move: JSONValue = ["start_at": "2026-03-31T08:00:00Z", "scope": "following"]
            #expect(try await stage.send(.post, "\(bookings[2].path)/reschedule", move, as: token).status == 403)
            let own = try await stage.send(.post, "\(bookings[0].path)/cancel", all, as: bookings[0].token)
            #expect(own.json["cancellations"].array.count == 3, "\(own.json)")
            #expect(try await stage.send(.get, bookings[2].path, as: token).json["status"] == "confirmed")
            #expect(try await self.statuses(of: others, on: stage) == Array(repeating: "confirmed", count: 4))
            let rest = try await stage.send(.post, "\(bookings[2].path)/cancel", all, as: anna.key)
            #expect(rest.json["cancellations"].array.map(\.["booking"]["id"].string) == [bookings[2].id])
        }
    }
}
