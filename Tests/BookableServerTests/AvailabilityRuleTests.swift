import CivilTime
import Foundation
import HTTPTypes
import Testing

/// A provider's rule decides, and everything that says when the provider can be booked agrees.
struct AvailabilityRuleTests {
    static let twoADay = """
        return {
          name = "Two a day",
          allow = function(slot)
            if slot.bookings_that_day < 2 then return true end
            return false, "Two sessions a day are enough"
          end,
        }
        """

    /// Each rule looks at something else; together they read all fields.
    private static let rules = [
        "if slot.local_start.hour % 2 == 0 then return true end return false, 'Even hours'",
        "return slot.bookings_that_day < 2",
        "return slot.service.bookings_that_day < 2 and slot.service.name == 'Hour' and slot.service.price == 9999",
        "return (slot.since_previous or hours(1)) >= hours(1) and (slot.until_next or hours(1)) >= hours(1)",
        "return slot.notice > hours(30) and slot.start_at + slot.service.duration == slot.end_at",
        "return slot.weekday ~= 2 and slot.date ~= 20260304 and slot.bookings_lasting(hours(1)) < 3",
        "if slot.weekday == 3 then error('Wednesdays') end return true",
        "return slot.client.is_returning or slot.local_start.hour < 12",
    ]

    @Test(arguments: zip(rules, (0..<rules.count).map { Engine.allCases[$0 % Engine.allCases.count] }))
    func `what is listed books, and nothing else`(body: String, engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            for start in ["03T09", "03T12", "05T10"] { _ = try await stage.booked(anna, at: "2026-03-\(start):00:00Z") }
            let before = try await Self.starts(of: anna, on: stage)
            try await Self.put(Self.rule(body), of: anna, on: stage)
            let listed = try await Self.starts(of: anna, on: stage)
            #expect(!listed.isEmpty && listed.count < before.count && Set(listed).isSubset(of: before))
            // Days count the same starts, and each start is explained as it is listed.
            let path = anna.slots(from: "2026-03-03", to: "2026-03-06").replacing("/slots?", with: "/slots/days?")
            let days = try await stage.send(.get, path).json["days"].array
            #expect(days.compactMap(\.["count"].integer).reduce(0, +) == Int64(listed.count))
            for start in before {
                let explained = try await Self.explain(start, of: anna, on: stage)
                #expect(explained["bookable"] == .bool(listed.contains(start)), "\(start): \(explained)")
            }
            // A booking can change what the rule says of the others.
            var (standing, booked) = (listed, 0)
            for start in before.reversed() {
                let reply = try await stage.book(anna, at: start)
                #expect((reply.status == 201) == standing.contains(start), "\(start): \(reply.json)")
                if reply.status != 201 { #expect(["availability_rule", "slot_taken"].contains(reply.code)) }
                booked += reply.status == 201 ? 1 : 0
                standing = try await Self.starts(of: anna, on: stage)
            }
            #expect(standing.isEmpty && booked > 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a rule is pinned, moved along and taken away`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/availability-rule"
            #expect(try await stage.send(.get, path, as: anna.key).status == 404)
            let free = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            #expect(try await stage.send(.get, free.path, as: free.token).json["availability_rule"] == .null)

            let first = try await Self.put(Self.twoADay, of: anna, on: stage)
            let second = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            let pinned = try await stage.send(.get, second.path, as: second.token).json["availability_rule"]
            #expect(pinned == first["version"])
            let third = try await stage.book(anna, at: "2026-03-09T10:00:00Z")
            #expect(third.status == 422 && third.code == "availability_rule")
            #expect(third.json["detail"] == "Rule \"Two a day\": Two sessions a day are enough")
            #expect(third.json["reasons"][0]["rule"] == "Two a day")
            // The booking that moves does not count itself; on another date there are none.
            let moved = try await stage.send(
                .post,
                "\(second.path)/reschedule",
                ["start_at": "2026-03-09T11:00:00Z"],
                as: second.token
            )
            #expect(moved.status == 200, "\(moved.json)")
            // The provider books against its rule, which then has not allowed it.
            let walkIn: JSONValue = ["override_reason": "Walked in"]
            let request = anna.request(at: "2026-03-09T13:00:00Z", walkIn)
            let made = try await stage.send(.post, "/v1/bookings", request, as: anna.key)
            #expect(made.status == 201 && made.json["booking"]["availability_rule"] == .null, "\(made.json)")

            let other = try await Self.put(Self.rule("return slot.local_start.hour < 14"), of: anna, on: stage)
            #expect(other["number"] == 2)
            let back = try await Self.put(Self.twoADay, of: anna, on: stage)
            #expect(back["number"] == 1 && back["version"] == first["version"])
            let versions = try await stage.send(.get, "\(path)/versions?limit=1", as: anna.key)
            #expect(versions.json["items"].array.map(\.["number"]) == [2])
            let rest = try await stage.send(.get, "\(path)/versions?limit=1&cursor=2", as: anna.key)
            #expect(rest.json["items"].array.map(\.["number"]) == [1] && rest.json["next_cursor"] == .null)
            let old = try await stage.send(.get, "\(path)?version=\(other["version"].string ?? "")", as: anna.key)
            #expect(old.json["number"] == 2)

            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            #expect(try await stage.book(anna, at: "2026-03-09T14:00:00Z").status == 201)
            #expect(try await stage.send(.get, second.path, as: second.token).json["availability_rule"] == pinned)
        }
    }

    @Test func `a rule that fails offers nothing, and tells its provider why`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let rule = Self.rule("if slot.weekday == 2 then\nerror('No plan') end return true")
            try await Self.put(rule, of: anna, on: stage)
            let start = "2026-03-03T09:00:00Z"
            #expect(try await Self.starts(of: anna, on: stage, to: "2026-03-04").isEmpty)
            #expect(try await stage.book(anna, at: start).code == "availability_rule")
            let told = try await Self.explain(start, of: anna, on: stage)["reasons"][0]
            #expect(told["code"] == "availability_rule_failed" && told["rule_error"] == .null, "\(told)")
            let own = try await Self.explain(start, of: anna, on: stage, as: anna.key)["reasons"][0]
            #expect(own["rule_error"]["line"] == 5 && own["rule_error"]["code"] == "runtime", "\(own)")
        }
    }

    @Test func `a week shows what the rule says of each start`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let rule = Self.rule("if slot.weekday == 2 then return false, 'Not on Tuesdays' end return true")
            try await Self.put(rule, of: anna, on: stage)
            _ = try await stage.booked(anna, at: "2026-03-04T09:00:00Z")
            let path = "\(anna.path)/availability-rule/week?service=\(anna.service)&from=2026-03-03"
            let days = try await stage.send(.get, path, as: anna.key).json["days"].array
            #expect(days.map(\.["starts"].array.count) == [8, 7, 8, 8, 8, 8, 8])
            let (tuesday, wednesday) = (days[0]["starts"].array, days[1]["starts"].array)
            #expect(tuesday.allSatisfy { $0["reason"]["message"] == "Rule \"Under test\": Not on Tuesdays" })
            #expect(wednesday.allSatisfy { $0["allowed"] == true && $0["reason"] == .null })
            #expect(wednesday[1]["local_time"] == "11:00" && wednesday[1]["start_at"] == "2026-03-04T10:00:00Z")
        }
    }

    /// The scripts of the guide, by their order.
    private static func guide() throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/availability-rules.md")
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```lua\n")
        return parts.dropFirst().compactMap { $0.components(separatedBy: "```").first }
    }

    @Test(arguments: 0..<10)
    func `each rule of the guide is in force as it stands there`(number: Int) async throws {
        let source = try #require(try Self.guide().dropFirst(number).first)
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.booked(anna, at: "2026-03-14T10:00:00Z")
            try await Self.put(source, of: anna, on: stage)
            let listed = try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-16")).json["slots"]
            let path = "\(anna.path)/availability-rule/week?service=\(anna.service)&from=2026-03-09"
            let week = try await stage.send(.get, path, as: anna.key).json["days"].array.flatMap(\.["starts"].array)
            let allowed = week.filter { $0["allowed"] == true }
            #expect(!allowed.isEmpty && allowed.map(\.["start_at"]) == listed.array.map(\.["start_at"]))
            #expect(allowed.map(\.["price"]) == listed.array.map(\.["price"]))
            #expect(week.allSatisfy { $0["reason"]["code"] != "availability_rule_failed" })
            for start in week.suffix(7) {
                let reply = try await Self.explain(start["start_at"].string ?? "", of: anna, on: stage)
                #expect(reply["bookable"] == start["allowed"] && reply["price"] == start["price"], "\(reply)")
                #expect(reply["reasons"][0] == start["reason"], "\(reply)")
            }
        }
    }

    @Test func `nobody can find out whose clients a provider has`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let kim = try await stage.booked(anna, at: "2026-03-02T10:00:00Z")
            stage.clock.advance(by: 86_400)
            try await Self.put(Self.rule("return slot.client.is_returning"), of: anna, on: stage)
            let start = "2026-03-04T09:00:00Z"
            #expect(try await Self.starts(of: anna, on: stage).isEmpty)
            // The address alone opens nothing to somebody who may only have guessed it.
            #expect(try await stage.book(anna, at: start).code == "availability_rule")
            let byProvider = try await stage.send(.post, "/v1/bookings", anna.request(at: start), as: anna.key)
            #expect(byProvider.status == 201, "\(byProvider.json)")
            let stranger: JSONValue = ["client": ["name": "Stranger", "email": "s@example.com"]]
            let request = anna.request(at: "2026-03-04T11:00:00Z", stranger)
            #expect(try await stage.send(.post, "/v1/bookings", request, as: anna.key).code == "availability_rule")
            // What the provider lists for a move is what it can move to.
            let moved = byProvider.json["booking"]["id"].string ?? ""
            let path = anna.slots(from: "2026-03-04", to: "2026-03-05", "&booking=\(moved)")
            let listed = try await stage.send(.get, path, as: anna.key).json["slots"].array
            #expect(listed.count == 8)
            let to: JSONValue = ["start_at": listed.last?["start_at"] ?? .null]
            let path2 = "/v1/bookings/\(moved)/reschedule"
            #expect(try await stage.send(.post, path2, to, as: anna.key).status == 200)
            withExtendedLifetime(kim) {}
        }
    }

    @Test func `a search finds the first start that the rule allows`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            try await stage.list(anna)
            let asked = "/v1/search?from=2026-03-03&to=2026-03-06"
            let before = try await stage.send(.get, asked).json["items"][0]["starts"][0]
            #expect(before["start_at"] == "2026-03-03T08:00:00Z", "\(before)")
            let rule = Self.rule("return slot.weekday == 4 and slot.local_start.hour > 10")
            try await Self.put(rule, of: anna, on: stage)
            let after = try await stage.send(.get, asked).json["items"][0]["starts"][0]
            #expect(after["start_at"] == "2026-03-05T10:00:00Z", "\(after)")
            try await Self.put(Self.rule("return false"), of: anna, on: stage)
            #expect(try await stage.send(.get, asked).json["total"] == 0)
        }
    }

    /// What is kept in memory does not outlive what the rule says.
    @Test func `a rule that looks at the clock is asked again`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            try await Self.put(Self.rule("return slot.notice <= hours(48)"), of: anna, on: stage)
            let before = try await Self.starts(of: anna, on: stage)
            stage.clock.advance(by: 6 * 3_600)
            let after = try await Self.starts(of: anna, on: stage)
            #expect(before.last == "2026-03-04T08:00:00Z" && after.last == "2026-03-04T14:00:00Z")
        }
    }

    @Test func `a costly rule refuses long ranges and answers short ones`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["duration_minutes": 60, "slot_step_minutes": 5])
            let rule = Self.rule("local n = 0 for i = 1, 800 do n = n + 1 end return n > 0")
            try await Self.put(rule, of: anna, on: stage)
            let long = try await stage.send(.get, anna.slots(from: "2026-03-03", to: "2026-12-03"))
            #expect(long.status == 422 && long.code == "range_too_large" && long.fields == ["to"], "\(long.json)")
            #expect(try await Self.starts(of: anna, on: stage).count == 3 * 85)
            let first = try await stage.send(.get, anna.slots(from: "2026-03-03", to: "2026-12-03", "&limit=1"))
            #expect(first.json["slots"].array.count == 1)
        }
    }

    private static let evenings = """
        return {
          name = "Evenings",
          allow = function(slot) return slot.local_start.hour ~= 12 end,
          price = function(slot)
            if slot.local_start.hour >= 15 then return percent(slot.service.price, 120) end
            if slot.notice < hours(24) then return 5000 end
            return slot.service.price
          end,
        }
        """

    @Test(arguments: Engine.allCases)
    func `a start costs what was shown, and keeps it`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            try await Self.put(Self.evenings, of: anna, on: stage)
            let path = anna.slots(from: "2026-03-03", to: "2026-03-04", "&time_zone=UTC")
            let slots = try await stage.send(.get, path).json["slots"].array
            // It is 09:00 in Berlin: the first start is a day away.
            let shown = slots.map(\.["price"].integer)
            #expect(shown == [9_999, 9_999, 9_999, 9_999, 9_999, 11_999, 11_999], "\(slots)")
            let evening = "2026-03-03T15:00:00Z"
            #expect(try await Self.explain(evening, of: anna, on: stage)["price"] == 11_999)
            let stale = try await stage.book(anna, at: evening, ["price": 9_999])
            #expect(stale.status == 409 && stale.code == "conflict" && stale.fields == ["price"], "\(stale.json)")
            let booked = try await stage.book(anna, at: evening, ["price": 11_999])
            #expect(booked.status == 201 && booked.json["booking"]["price"] == 11_999, "\(booked.json)")
            let (id, token) = (booked.json["booking"]["id"].string ?? "", booked.json["token"].string)
            let to: JSONValue = ["start_at": "2026-03-03T10:00:00Z"]
            let moved = try await stage.send(.post, "/v1/bookings/\(id)/reschedule", to, as: token)
            #expect(moved.status == 200 && moved.json["price"] == 11_999, "\(moved.json)")

            stage.clock.advance(by: 3_600)
            let later = try await stage.send(.get, path).json["slots"].array.map(\.["price"].integer)
            #expect(later.first == 5_000 && later.last == 11_999)
            let cheap = try await stage.booked(anna, at: "2026-03-03T08:00:00Z")
            #expect(try await stage.send(.get, cheap.path, as: cheap.token).json["price"] == 5_000)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a party gets what is listed for it, at the rule's price for each seat`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["capacity": 4, "max_seats_per_booking": 3])
            let all = try await Self.starts(of: anna, on: stage, to: "2026-03-04")
            try await Self.put(Self.evenings, of: anna, on: stage)
            let (noon, evening) = ("2026-03-03T11:00:00Z", "2026-03-03T15:00:00Z")
            #expect(try await stage.book(anna, at: "2026-03-03T09:00:00Z", ["seats": 2]).status == 201)
            #expect(try await stage.book(anna, at: evening, ["seats": 1]).status == 201)
            for (seats, count) in [(1, 7), (2, 7), (3, 6)] {
                let more = "&seats=\(seats)"
                let path = anna.slots(from: "2026-03-03", to: "2026-03-04", more)
                let listed = try await stage.send(.get, path).json["slots"].array
                #expect(listed.count == count && !listed.contains { $0["start_at"] == .string(noon) })
                for start in all {
                    let slot = listed.first { $0["start_at"] == .string(start) }
                    let explained = try await Self.explain(start, of: anna, on: stage, more)
                    #expect(explained["bookable"] == .bool(slot != nil), "\(start): \(explained)")
                    #expect(explained["price"] == slot?["price"] ?? .null, "\(start): \(explained)")
                    guard seats == 3 else { continue }
                    let total = slot?["price"].integer.map { 3 * $0 }
                    let price: JSONValue = total.map { .integer($0) } ?? .null
                    let reply = try await stage.book(anna, at: start, ["seats": 3, "price": price])
                    #expect((reply.status == 201) == (slot != nil), "\(start): \(reply.json)")
                    if slot != nil { #expect(reply.json["booking"]["price"] == price, "\(reply.json)") }
                }
            }
            // That day has too few seats left for a party to move there.
            let party = try await stage.booked(anna, at: "2026-03-04T15:00:00Z", ["seats": 3, "price": 35_997])
            let path = anna.slots(from: "2026-03-03", to: "2026-03-05")
            let free = try await stage.send(.get, path, as: party.token).json["slots"].array
            #expect(free.map(\.["local_date"]).allSatisfy { $0 == "2026-03-04" } && free.count == 7, "\(free)")
            for (start, status) in [(evening, 409), ("2026-03-04T11:00:00Z", 422), ("2026-03-04T10:00:00Z", 200)] {
                let to: JSONValue = ["start_at": .string(start)]
                let moved = try await stage.send(.post, "\(party.path)/reschedule", to, as: party.token)
                #expect(moved.status == status, "\(start): \(moved.json)")
            }
            let stale = try await stage.book(anna, at: "2026-03-04T15:00:00Z", ["seats": 2, "price": 11_999])
            #expect(stale.status == 409 && stale.fields == ["price"], "\(stale.json)")
        }
    }

    /// A source, and the line that is named.
    @Test(
        arguments: [
            ("return {", 1), ("return 5", nil), ("return { name = 'T', allow = function(s)\nreturn s.soon end }", 2),
            ("return { name = 'T', price = function(s) return s.service.price * 1.5 end }", nil),
        ] as [(String, Int?)]
    )
    func `what is not a rule is not put in force`(source: String, line: Int?) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let body: JSONValue = ["source": .string(source)]
            let reply = try await stage.send(.put, "\(anna.path)/availability-rule", body, as: anna.key)
            #expect(reply.status == 422 && reply.code == "rule_invalid" && reply.fields == ["source"], "\(reply.json)")
            if let line { #expect(reply.json["errors"][0]["line"] == .integer(Int64(line)), "\(reply.json)") }
            let report = try await stage.send(.post, "/v1/availability-rules/check", body, as: anna.key)
            #expect(report.status == 200 && report.json["version"].string != nil, "\(report.json)")
            #expect(try await stage.send(.get, "\(anna.path)/availability-rule", as: anna.key).status == 404)
        }
    }

    @Test func `two who change the rule do not undo each other's changes`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/availability-rule"
            try await Self.put(Self.twoADay, of: anna, on: stage)
            let tag = try #require(try await stage.send(.get, path, as: anna.key).header("ETag"))
            try await Self.put(Self.rule("return true"), of: anna, on: stage)
            let stale = try await stage.send(.delete, path, as: anna.key, headers: ["If-Match": tag])
            #expect(stale.status == 412, "\(stale.json)")
            let now = try #require(try await stage.send(.get, path, as: anna.key).header("ETag"))
            #expect(try await stage.send(.delete, path, as: anna.key, headers: ["If-Match": now]).status == 204)
        }
    }

    // MARK: - What the tests share

    static func rule(_ body: String) -> String {
        "return {\n  name = \"Under test\",\n  allow = function(slot)\n\(body)\n  end,\n}\n"
    }

    @discardableResult
    static func put(_ source: String, of practice: Practice, on stage: Stage) async throws -> JSONValue {
        let body: JSONValue = ["source": .string(source)]
        let reply = try await stage.send(.put, "\(practice.path)/availability-rule", body, as: practice.key)
        try #require(reply.status == 200, "\(reply.json)")
        return reply.json
    }

    /// The starts of three days from a Tuesday on.
    private static func starts(
        of practice: Practice,
        on stage: Stage,
        to end: String = "2026-03-06"
    ) async throws -> [String] {
        let reply = try await stage.send(.get, practice.slots(from: "2026-03-03", to: end))
        try #require(reply.status == 200, "\(reply.json)")
        return reply.json["slots"].array.compactMap(\.["start_at"].string)
    }

    private static func explain(
        _ start: String,
        of practice: Practice,
        on stage: Stage,
        _ more: String = "",
        as credential: String? = nil
    ) async throws -> JSONValue {
        let path = "\(practice.path)/slots/explain?service=\(practice.service)&at=\(start)\(more)"
        return try await stage.send(.get, path, as: credential).json
    }
}
