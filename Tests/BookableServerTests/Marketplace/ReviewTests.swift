import Bookings
import CivilTime
import HTTPTypes
import Marketplace
import SQL
import TestSupport
import Testing

/// Clients review sessions that took place, and nobody else does.
struct ReviewTests {
    private static let words: JSONValue = ["stars": 4, "text": "Listened well.", "named": true]

    @Test(arguments: Engine.allCases)
    func aReviewIsReadAsItsClientWroteIt(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let visit = try await stage.visited(anna)
            let written = try await stage.send(.put, "\(visit.path)/review", Self.words, as: visit.token)
            #expect(written.status == 200, "\(written.json)")
            #expect(written.json["booking_id"].string == visit.id && written.json["status"] == "published")
            let id = try #require(written.json["id"].string)
            // The same once more, as after an answer that was lost.
            let again = try await stage.send(.put, "\(visit.path)/review", Self.words, as: visit.token)
            #expect(again.json == written.json)
            let path = "\(anna.path)/reviews"
            for asker in [nil, stage.finance, visit.token] {
                let list = try await stage.send(.get, path, as: asker).json
                try #require(list["items"].array.count == 1)
                let item = list["items"].array[0]
                #expect(item["stars"] == 4 && item["text"] == "Listened well." && item["author"] == "Kim C.")
                #expect(list["rating"]["average"] == .null && list["rating"]["reviews"] == 1)
                #expect((item["booking_id"] == .null) == (asker != visit.token))
            }
            #expect(try await stage.send(.get, "\(path)/\(id)").json["id"].string == id)
            let own = try await stage.send(.get, "\(visit.path)/review", as: visit.token)
            #expect(own.json["editable_until"].string == (stage.clock.now + 14 * 86_400).description)
            #expect(try await stage.events().filter { $0 == "review.published" }.count == 1)
        }
    }

    /// How somebody tries to write one without having been there.
    enum Attempt: String, CaseIterable {
        case tooEarly, cancelled, noShow, heldOnly, byProvider, byAdmin, byFinance, byNobody, byOtherClient
        case withTokenOfProvider, withReissuedToken, tooLate, erased
    }

    @Test(arguments: Attempt.allCases, Engine.allCases)
    func whoeverWasNotThereWritesNothing(attempt: Attempt, engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let (path, credential, status) = try await Self.prepare(attempt, anna, stage)
            // Praise is not let in more easily than blame.
            for stars in [5, 1] as [Int64] {
                let reply = try await stage.send(.put, path, ["stars": .integer(stars)], as: credential)
                #expect(reply.status == status, "\(attempt): \(reply.json)")
            }
            #expect(try await stage.send(.get, "\(anna.path)/reviews").json["items"] == [])
            #expect(try await stage.events().filter { $0 == "review.published" } == [])
        }
    }

    /// Where it is sent, with what, and how it is answered.
    private static func prepare(
        _ attempt: Attempt,
        _ anna: Practice,
        _ stage: Stage
    ) async throws -> (path: String, credential: String?, status: Int) {
        let start = "2026-03-03T08:00:00Z"
        switch attempt {
        case .tooEarly, .heldOnly:
            let more: JSONValue = attempt == .heldOnly ? ["hold_seconds": 600] : [:]
            let booking = try await stage.booked(anna, at: start, more)
            stage.clock.advance(by: attempt == .heldOnly ? 86_400 + 7_200 : 86_400)
            return ("\(booking.path)/review", booking.token, 409)
        case .cancelled:
            let booking = try await stage.booked(anna, at: start)
            try #require(try await stage.send(.post, "\(booking.path)/cancel", as: booking.token).status == 200)
            stage.clock.advance(by: 2 * 86_400)
            return ("\(booking.path)/review", booking.token, 409)
        case .noShow:
            let booking = try await stage.visited(anna)
            try #require(try await stage.send(.post, "\(booking.path)/no-show", as: anna.key).status == 200)
            return ("\(booking.path)/review", booking.token, 409)
        case .byProvider, .byAdmin, .byFinance, .byNobody:
            let booking = try await stage.visited(anna)
            let credentials: [Attempt: String] = [
                .byProvider: anna.key, .byAdmin: stage.admin, .byFinance: stage.finance,
            ]
            return ("\(booking.path)/review", credentials[attempt], attempt == .byNobody ? 401 : 403)
        case .byOtherClient:
            let other = try await stage.booked(anna, at: "2026-03-03T10:00:00Z")
            let booking = try await stage.visited(anna)
            return ("\(booking.path)/review", other.token, 404)
        case .withTokenOfProvider:
            let made = try await stage.send(.post, "/v1/bookings", anna.request(at: start), as: anna.key)
            stage.clock.advance(by: 2 * 86_400)
            let id = try #require(made.json["booking"]["id"].string, "\(made.json)")
            return ("/v1/bookings/\(id)/review", made.json["token"].string, 403)
        case .withReissuedToken:
            let booking = try await stage.visited(anna)
            let reissued = try await stage.send(.post, "\(booking.path)/token", as: anna.key)
            return ("\(booking.path)/review", reissued.json["token"].string, 403)
        case .tooLate:
            let booking = try await stage.visited(anna)
            stage.clock.advance(by: 90 * 86_400)
            return ("\(booking.path)/review", booking.token, 409)
        case .erased:
            let booking = try await stage.visited(anna)
            let client: JSONValue = ["booking_id": .string(booking.id)]
            try #require(
                try await stage.send(.post, "\(anna.path)/clients/erase", client, as: anna.key).status == 200
            )
            return ("\(booking.path)/review", booking.token, 401)
        }
    }

    @Test(arguments: Engine.allCases)
    func aReviewCanBeChangedForFourteenDays(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let visit = try await stage.visited(anna)
            // On the last second on which it can be written.
            stage.clock.advance(by: 90 * 86_400 - 1)
            func write(_ stars: Int64) async throws -> Int {
                try await stage.send(.put, "\(visit.path)/review", ["stars": .integer(stars)], as: visit.token).status
            }
            #expect(try await write(2) == 200)
            stage.clock.advance(by: 14 * 86_400 - 1)
            #expect(try await write(3) == 200)
            let read = try await stage.send(.get, "\(visit.path)/review", as: visit.token).json
            #expect(read["edited_at"].string == stage.clock.now.description)
            stage.clock.advance(by: 1)
            #expect(try await write(4) == 409)
            #expect(try await write(3) == 200, "Nothing is changed.")
            let list = try await stage.send(.get, "\(anna.path)/reviews").json["items"].array
            #expect(list.map { $0["stars"] } == [3], "There is one review for each booking.")
        }
    }

    @Test func aReviewIsChangedNineteenTimesAtMost() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let visit = try await stage.visited(anna)
            var statuses: [Int] = []
            for number in 0...20 {
                stage.clock.advance(by: 3_600)
                let body: JSONValue = ["stars": 5, "text": .string("Version \(number)")]
                statuses.append(try await stage.send(.put, "\(visit.path)/review", body, as: visit.token).status)
            }
            #expect(statuses == Array(repeating: 200, count: 20) + [409])
        }
    }

    @Test(arguments: Engine.allCases)
    func aReviewStaysWhateverTheProviderMarksLater(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let visit = try await stage.visited(anna)
            try #require(
                try await stage.send(.put, "\(visit.path)/review", ["stars": 1], as: visit.token).status == 200
            )
            try #require(try await stage.send(.post, "\(visit.path)/no-show", as: anna.key).status == 200)
            let items = try await stage.send(.get, "\(anna.path)/reviews").json["items"].array
            #expect(items.map { $0["stars"] } == [1])
        }
    }

    @Test(
        arguments: [
            (["text": "No stars"], "stars"), (["stars": 0], "stars"), (["stars": 6], "stars"),
            (["stars": 4.5], "stars"),
            (["stars": 5, "text": ""], "text"), (["stars": 5, "text": "a\u{202E}b"], "text"),
            (["stars": 5, "text": .string(String(repeating: "x", count: 2_001))], "text"),
            (["stars": 5, "author": "The Queen"], "author"), (["stars": 5, "named": "yes"], "named"),
        ] as [(JSONValue, String)]
    )
    func whatCannotBeIsRefusedByItsField(body: JSONValue, field: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let visit = try await stage.visited(anna)
            let reply = try await stage.send(.put, "\(visit.path)/review", body, as: visit.token)
            #expect([400, 422].contains(reply.status) && reply.fields == [field], "\(reply.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func theAverageIsBayesianAndShownFromThreeReviewsOn(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            try await stage.list(anna)
            var averages: [JSONValue] = []
            for (number, stars) in ([5, 5, 2, 1] as [Int64]).enumerated() {
                let visit = try await stage.visited(anna, hour: 8 + number)
                try await stage.review(visit, stars)
                let rating = try await stage.send(.get, "\(anna.path)/reviews").json["rating"]
                #expect(rating["reviews"].integer == Int64(number) + 1)
                averages.append(rating["average"])
                let found = try await stage.send(.get, "/v1/search?explain=true").json["items"].array
                #expect(found.map { $0["rating"] } == [rating])
            }
            // (4 × 10 + 5 + 5 + 2) ÷ 13 and (40 + 13) ÷ 14.
            #expect(averages == [.null, .null, 4, 3.79])
            for (minimum, count) in [("3.79", 1), ("3.8", 0), ("1", 1)] as [(String, Int64)] {
                #expect(try await stage.send(.get, "/v1/search?min_rating=\(minimum)").json["total"].integer == count)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aProviderAnswersInPublic(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let visit = try await stage.visited(anna)
            let path = "\(anna.path)/reviews/\(try await stage.review(visit, 2))"
            let text: JSONValue = ["text": "We are sorry."]
            #expect(try await stage.send(.put, "\(path)/reply", text, as: bob.key).status == 403)
            #expect(try await stage.send(.put, "\(path)/reply", text, as: visit.token).status == 403)
            let tag = try #require(try await stage.send(.get, path, as: anna.key).header("ETag"))
            try await stage.review(visit, 3)
            let stale = try await stage.send(.put, "\(path)/reply", text, as: anna.key, headers: ["If-Match": tag])
            #expect(stale.status == 412, "It answers what was read.")
            #expect(try await stage.send(.put, "\(path)/reply", text, as: anna.key).status == 200)
            let shown = try await stage.send(.get, path).json["reply"]
            #expect(shown["text"] == "We are sorry." && shown["written_at"].string == stage.clock.now.description)
            // Of another provider's review, whose id is in the path of the own.
            let foreign = path.replacing("prv_anna", with: "prv_bob")
            #expect(try await stage.send(.put, "\(foreign)/reply", text, as: bob.key).status == 404)
            #expect(try await stage.send(.delete, "\(path)/reply", as: anna.key).json["reply"] == .null)
        }
    }

    @Test(arguments: Engine.allCases)
    func operatorsHideAndKeepWhatWasReported(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            var ids: [String] = []
            var visits: [HeldBooking] = []
            for number in 0..<3 {
                let visit = try await stage.visited(anna, hour: 8 + number)
                visits.append(visit)
                ids.append(try await stage.review(visit, 5))
            }
            let path = "\(anna.path)/reviews/\(ids[1])"
            let report: JSONValue = ["reason": "personal_data", "note": "It names my daughter."]
            for _ in 0..<2 { #expect(try await stage.send(.post, "\(path)/report", report).status == 202) }
            // A report hides nothing.
            #expect(try await stage.send(.get, path).status == 200)
            let queue = try await stage.send(.get, "/v1/reviews", as: stage.admin).json["items"].array
            try #require(queue.count == 1)
            #expect(queue[0]["review"]["id"].string == ids[1])
            #expect(queue[0]["reports"].array.map { $0["reports"] } == [2])
            let reason: JSONValue = ["reason": "It names a child."]
            #expect(try await stage.send(.post, "\(path)/hide", reason, as: anna.key).status == 403)
            let hidden = try await stage.send(.post, "\(path)/hide", reason, as: stage.admin)
            #expect(hidden.json["status"] == "hidden", "\(hidden.json)")
            #expect(try await stage.send(.get, "/v1/reviews", as: stage.admin).json["items"] == [])
            #expect(try await stage.send(.get, path).status == 404)
            #expect(try await stage.send(.post, "\(path)/report", report).status == 404)
            let list = try await stage.send(.get, "\(anna.path)/reviews").json
            #expect(list["items"].array.count == 2 && list["rating"]["reviews"] == 2)
            #expect(list["rating"]["average"] == .null)
            // Kept, with the reason for those concerned.
            for credential in [visits[1].token, anna.key] {
                let own = try await stage.send(.get, "\(visits[1].path)/review", as: credential).json
                #expect(own["hidden_because"] == "It names a child.")
            }
            let change: JSONValue = ["stars": 4]
            #expect(try await stage.send(.put, "\(visits[1].path)/review", change, as: visits[1].token).status == 409)
            #expect(try await stage.send(.post, "\(path)/keep", as: stage.admin).json["status"] == "published")
            let shown = try await stage.send(.get, "\(anna.path)/reviews").json
            #expect(shown["rating"]["reviews"] == 3 && shown["items"].array.count == 3)
            // The same reason does not come back for the same text, but for another.
            #expect(try await stage.send(.post, "\(path)/report", report).status == 202)
            #expect(try await stage.send(.get, "/v1/reviews", as: stage.admin).json["items"] == [])
            let text: JSONValue = ["stars": 4, "text": "Another text."]
            #expect(try await stage.send(.put, "\(visits[1].path)/review", text, as: visits[1].token).status == 200)
            #expect(try await stage.send(.post, "\(path)/report", report).status == 202)
            #expect(try await stage.send(.get, "/v1/reviews", as: stage.admin).json["items"].array.count == 1)
            #expect(
                try await stage.events().filter { $0.hasPrefix("review.") }.sorted() == [
                    "review.hidden", "review.published", "review.published", "review.published", "review.published",
                    "review.published",
                ]
            )
        }
    }

    @Test func oneAddressReportsTenReviewsAnHour() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/reviews/\(try await stage.review(try await stage.visited(anna), 1))/report"
            var statuses: [Int] = []
            for _ in 0..<11 { statuses.append(try await stage.send(.post, path, ["reason": "spam"]).status) }
            #expect(statuses == Array(repeating: 202, count: 10) + [429])
        }
    }

    @Test(arguments: Engine.allCases)
    func whoIsErasedBecomesAClient(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let visit = try await stage.visited(anna)
            let path = "\(anna.path)/reviews/\(try await stage.review(visit, 5))"
            #expect(try await stage.send(.get, path).json["author"] == "Kim C.")
            let client: JSONValue = ["email": "kim@example.com"]
            let exported = try await stage.send(.post, "\(anna.path)/clients/export", client, as: anna.key)
            #expect(exported.json["items"].array.map { $0["review"]["stars"] } == [5])
            let erased = try await stage.send(.post, "\(anna.path)/clients/erase", client, as: anna.key)
            #expect(erased.status == 200, "\(erased.json)")
            let read = try await stage.send(.get, path).json
            #expect(read["author"] == .null && read["stars"] == 5)
        }
    }

    private static func number(_ value: JSONValue) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    private static let seeds: [UInt64] = [1, 2]

    /// Random writing, changing, hiding and keeping: the kept sums are those of the reviews that are shown, and so is every page.
    @Test(arguments: seeds, Engine.allCases)
    func ratingsEqualARecount(seed: UInt64, engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            var random = SplitMix64(seed: seed)
            let anna = try await stage.openPractice()
            let visits = try await stage.visits(12, to: anna)
            var ids: [Int: String] = [:]
            for _ in 0..<40 {
                let number = Int.random(in: visits.indices, using: &random)
                if let id = ids[number], random.chance(50) {
                    let decision = random.chance(50) ? "hide" : "keep"
                    let body: JSONValue = decision == "hide" ? ["reason": "Rude"] : [:]
                    let path = "\(anna.path)/reviews/\(id)/\(decision)"
                    try #require(try await stage.send(.post, path, body, as: stage.admin).status == 200)
                } else {
                    let stars = Int64.random(in: 1...5, using: &random)
                    let path = "\(visits[number].path)/review"
                    let reply = try await stage.send(.put, path, ["stars": .integer(stars)], as: visits[number].token)
                    if let id = reply.json["id"].string { ids[number] = id }
                }
            }
            var (shown, cursor) = ([JSONValue](), "")
            var rating = JSONValue.null
            repeat {
                let page = try await stage.send(.get, "\(anna.path)/reviews?limit=3\(cursor)").json
                shown += page["items"].array
                rating = page["rating"]
                cursor = page["next_cursor"].string.map { "&cursor=\($0)" } ?? ""
            } while !cursor.isEmpty && shown.count < 50
            let stars = shown.compactMap(\.["stars"].integer)
            #expect(rating["reviews"].integer == Int64(stars.count), "seed \(seed)")
            let mean = Double(40 + stars.reduce(0, +)) / Double(10 + stars.count)
            let average = Self.number(rating["average"])
            #expect((average == nil) == (stars.count < 3), "seed \(seed): \(stars)")
            // To a hundredth.
            if let average { #expect(abs(average - mean) <= 0.005_000_1, "seed \(seed): \(stars)") }
            let names = shown.compactMap(\.["id"].string)
            #expect(names == names.sorted(by: >) && Set(names).count == names.count, "seed \(seed)")
        }
    }
}

extension Stage {
    /// A booking whose session has just ended, of a day later than all before.
    func visited(_ practice: Practice, hour: Int = 8) async throws -> HeldBooking {
        let day = clock.now.secondsSince1970 / 86_400 + 1
        let start = Instant(day * 86_400 + Int64(hour) * 3_600)
        let booking = try await booked(practice, at: start.description)
        clock.advance(by: start - clock.now + 3_600)
        return booking
    }

    /// Bookings whose sessions have ended.
    func visits(_ count: Int, to practice: Practice) async throws -> [HeldBooking] {
        var bookings: [HeldBooking] = []
        for _ in 0..<count { bookings.append(try await visited(practice)) }
        return bookings
    }

    /// Reviews a session, under the client's name; returns the review's id.
    @discardableResult
    func review(_ visit: HeldBooking, _ stars: Int64) async throws -> String {
        let body: JSONValue = ["stars": .integer(stars), "named": true]
        let reply = try await send(.put, "\(visit.path)/review", body, as: visit.token)
        try #require(reply.status == 200, "\(reply.json)")
        return try #require(reply.json["id"].string)
    }
}
