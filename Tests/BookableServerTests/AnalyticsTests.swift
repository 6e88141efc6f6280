@testable import BookableServer
@testable import Workers
import Bookings
import Foundation
import HTTPTypes
import SQL
import Testing

/// The figures of a practice, as programs read them.
struct AnalyticsTests {
    @Test(arguments: Engine.allCases)
    func `figures tell of what was booked, paid and cancelled, for those who may know`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let kept = try await stage.booked(anna, at: "2026-03-20T08:00:00Z")
            let gone = try await stage.booked(anna, at: "2026-04-20T08:00:00Z")
            for booking in [kept, gone] {
                let paid: JSONValue = ["amount": 9_999, "method": "cash"]
                #expect(try await stage.send(.post, "\(booking.path)/payments", paid, as: anna.key).status == 201)
            }
            #expect(try await stage.send(.post, "\(gone.path)/cancel", as: gone.token).status == 200)
            let path = "\(anna.path)/analytics?from=2026-03&to=2026-04"
            #expect(try await stage.send(.get, path, as: anna.key).json["is_current"] == false)
            try await Self.work(stage)
            let figures = try await stage.send(.get, path, as: anna.key)
            #expect(figures.status == 200 && figures.json["is_current"] == true, "\(figures.json)")
            let months = figures.json["months"].array
            try #require(months.map { $0["month"].string } == ["2026-03", "2026-03", "2026-04", "2026-04"])
            #expect(months[0]["service_id"] == .null && months[1]["service_id"] == .string(anna.service))
            for row in [months[0], months[1]] {
                #expect(row["made"] == 2 && row["scheduled"] == 1 && row["booked_minutes"] == 60 && row["clients"] == 1)
                #expect(row["lead_time"]["average_seconds"] == 1_555_200)
                let money = row["money"][0]
                #expect(money["revenue"] == 9_999 && money["received"] == 19_998 && money["net_received"] == 9_999)
            }
            // 31 days of eight hours.
            #expect(months[0]["open_minutes"] == 14_880 && months[0]["utilisation_basis_points"] == 40)
            #expect(months[2]["cancelled_by_client"] == 1 && months[2]["cancellation_basis_points"] == 10_000)
            #expect(months[2]["returning_clients"] == 0 && months[2]["policies"][0]["gave_all"] == 1)
            let starts = figures.json["hours"].array.filter { $0["sessions"] == 1 }
            #expect(starts.count == 1 && starts[0]["day_of_week"] == 5 && starts[0]["hour"] == 9)
            for (key, status) in [(stage.finance, 200), (stage.admin, 200), (bob.key, 403), (kept.token, 403)] {
                #expect(try await stage.send(.get, path, as: key).status == status)
            }
            try await Self.readOthers(stage, anna)
        }
    }

    private static func readOthers(_ stage: Stage, _ anna: Practice) async throws {
        let path = "\(anna.path)/analytics?from=2026-03"
        let csv = try await stage.send(.get, "\(path)&to=2026-03&format=csv", as: anna.key)
        let lines = String(decoding: csv.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        try #require(lines.count == 3 && lines[0].hasPrefix("month,service_id,made,bookings,scheduled,"), "\(lines)")
        #expect(lines[1].hasPrefix("2026-03,,2,1,1,0,0,0,0,0,1,60,14880,0,40,0,,1,0,"))
        #expect(lines[1].hasSuffix(",EUR,2,1,99.99,0.00,99.99,199.98,99.99,99.99"), "\(lines)")
        let service = try await stage.send(.get, "\(path)&to=2026-05&service=\(anna.service)", as: anna.key).json
        #expect(service["months"].array.map { $0["service_id"].string } == Array(repeating: anna.service, count: 3))
        let dollars = try await stage.send(.get, "\(path)&to=2026-03&currency=USD", as: anna.key).json
        #expect(dollars["months"][0]["money"] == [] && dollars["months"][0]["scheduled"] == 1)
        for (query, status) in [
            ("", 400), ("&to=2026-02", 422), ("&to=2029-03", 422), ("&to=March", 400), ("&to=2026-13", 400),
            ("&to=2026-03&currency=euro", 400), ("&to=2026-03&service=svc_anna_none", 404),
            ("&to=2026-03&format=pdf", 400), ("&to=2026-03&until=1", 400),
        ] {
            let refused = try await stage.send(.get, path + query, as: anna.key)
            #expect(refused.status == status, "\(query): \(refused.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `what clients asked for is told with the reasons why it was not offered`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.booked(anna, at: "2026-03-20T08:00:00Z")
            func hour(_ text: String) -> String {
                let end =
                    "\(text.prefix(11))\(String(format: "%02d", (Int(text.dropFirst(11).prefix(2)) ?? 0) + 1)):00:00Z"
                return "\(anna.path)/slots?service=\(anna.service)&from=\(text)&to=\(end)"
            }
            // The second answer is kept from the first; what the provider itself looks at is not asked for by anybody.
            for _ in 0..<2 {
                #expect(try await stage.send(.get, hour("2026-03-20T08:00:00Z")).status == 200)
                #expect(try await stage.send(.get, hour("2026-03-20T08:00:00Z"), as: anna.key).status == 200)
            }
            let days = hour("2026-03-20T10:00:00Z").replacing("/slots?", with: "/slots/days?")
            #expect(try await stage.send(.get, days).status == 200)
            #expect(try await stage.send(.get, hour("2026-03-20T20:00:00Z")).status == 200)
            for (start, key) in [
                ("2026-03-20T08:00:00Z", nil), ("2026-03-20T08:00:00Z", anna.key), ("2026-03-21T20:00:00Z", nil),
            ] {
                let refused = try await stage.send(.post, "/v1/bookings", anna.request(at: start), as: key)
                #expect([409, 422].contains(refused.status), "\(refused.json)")
            }
            await stage.server.demand.explain()
            try await stage.server.demand.write(on: stage.database)
            let path = "\(anna.path)/analytics?from=2026-03&to=2026-03"
            let figures = try await stage.send(.get, path, as: anna.key).json
            for row in figures["months"].array where row["demand"]["asked"] != 0 {
                let demand = row["demand"]
                #expect(demand["asked"] == 6 && demand["offered"] == 1 && demand["not_offered_basis_points"] == 8_333)
                #expect(
                    demand["reasons"].array == [
                        ["reason": "occupied", "looks": 2, "bookings": 1],
                        ["reason": "outside_hours", "looks": 1, "bookings": 1],
                    ]
                )
            }
            #expect(figures["months"].array.count == 2, "All, and the one service.")
            let asked = figures["hours"].array.filter { $0["asked"] != 0 }
            #expect(asked.map { $0["hour"] } == [9, 11, 21, 21] && asked.map { $0["asked"] } == [3, 1, 1, 1])
            let csv = try await stage.send(.get, "\(path)&format=csv", as: anna.key)
            let lines = String(decoding: csv.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            let names = lines[0].split(separator: ",")
            let cells = lines[1].split(separator: ",", omittingEmptySubsequences: false)
            let told = Dictionary(uniqueKeysWithValues: zip(names, cells))
            #expect(told["asked"] == "6" && told["not_offered_occupied"] == "3" && told["not_offered_busy"] == "0")
        }
    }

    @Test(arguments: Engine.allCases)
    func `the figures of all practices are the sums of theirs`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let (anna, bob) = (try await stage.openPractice(), try await stage.openPractice("bob"))
            for (practice, start) in [
                (anna, "2026-03-20T08:00:00Z"), (bob, "2026-03-21T08:00:00Z"), (bob, "2026-04-20T08:00:00Z"),
            ] {
                let booking = try await stage.booked(practice, at: start)
                let paid: JSONValue = ["amount": 9_999, "method": "cash"]
                #expect(try await stage.send(.post, "\(booking.path)/payments", paid, as: practice.key).status == 201)
            }
            let busy: JSONValue = ["start_at": "2026-03-25T10:00:00Z", "end_at": "2026-03-25T12:30:00Z"]
            #expect(try await stage.send(.post, "\(anna.path)/busy", busy, as: anna.key).status == 201)
            try await Self.work(stage)
            let months = "from=2026-03&to=2026-05"
            let total = try await stage.send(.get, "/v1/analytics?\(months)", as: stage.admin)
            #expect(total.status == 200, "\(total.json)")
            var sums: [String: [String: Int64]] = [:]
            for practice in [anna, bob] {
                let own = try await stage.send(.get, "\(practice.path)/analytics?\(months)", as: practice.key).json
                for row in own["months"].array
                where row["service_id"] == .null && (row["bookings"] != 0 || row["made"] != 0) {
                    for name in [
                        "made", "bookings", "scheduled", "booked_minutes", "open_minutes", "busy_minutes", "clients",
                    ] {
                        sums[row["month"].string ?? "", default: [:]][name, default: 0] += row[name].integer ?? 0
                    }
                    for money in row["money"].array {
                        sums[row["month"].string ?? "", default: [:]]["revenue", default: 0] +=
                            money["revenue"].integer ?? 0
                    }
                }
            }
            #expect(sums["2026-03"]?["busy_minutes"] == 150 && sums["2026-03"]?["revenue"] == 19_998)
            for row in total.json["months"].array {
                let expected = sums[row["month"].string ?? ""] ?? [:]
                for (name, sum) in expected where name != "revenue" { #expect(row[name].integer == sum, "\(name)") }
                #expect((row["money"][0]["revenue"].integer ?? 0) == expected["revenue"] ?? 0)
            }
            #expect(total.json["months"].array.map { $0["providers"] } == [2, 1, 0])
            try await stage.list(anna)
            let listed = try await stage.send(.get, "/v1/analytics?\(months)&providers=listed", as: stage.admin).json
            #expect(listed["months"].array.map { $0["providers"] } == [1, 0, 0])
            let csv = try await stage.send(.get, "/v1/analytics?\(months)&format=csv", as: stage.admin)
            #expect(String(decoding: csv.bytes, as: UTF8.self).hasPrefix("month,providers,made,bookings,"))
            for query in ["from=2026-03", "\(months)&providers=some", "\(months)&service=svc_anna_hour"] {
                #expect(try await stage.send(.get, "/v1/analytics?\(query)", as: stage.admin).status == 400, "\(query)")
            }
        }
    }

    @Test func `an erased client is counted no more`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            for start in ["2026-03-10T08:00:00Z", "2026-04-10T08:00:00Z"] {
                _ = try await stage.booked(anna, at: start)
            }
            func clients() async throws -> [JSONValue] {
                try await Self.work(stage)
                let reply = try await stage.send(.get, "\(anna.path)/analytics?from=2026-03&to=2026-04", as: anna.key)
                #expect(reply.json["is_current"] == true)
                return reply.json["months"].array.filter { $0["service_id"] == .null }
                    .flatMap { [$0["clients"], $0["returning_clients"]] }
            }
            #expect(try await clients() == [1, 0, 1, 1])
            stage.clock.advance(by: 60 * 86_400)
            for booking in try await stage.send(.get, "/v1/bookings", as: anna.key).json["items"].array {
                let path = "/v1/bookings/\(booking["id"].string ?? "")/complete"
                #expect(try await stage.send(.post, path, as: anna.key).status == 200)
            }
            let client: JSONValue = ["email": "kim@example.com"]
            #expect(try await stage.send(.post, "\(anna.path)/clients/erase", client, as: anna.key).status == 200)
            #expect(try await clients() == [0, 0, 0, 0])
        }
    }

    /// Does the jobs that wait, as the server's runner does.
    private static func work(_ stage: Stage) async throws {
        // Events are gathered for half a minute.
        stage.clock.advance(by: 30)
        let runner = stage.server.jobRunner
        while case let jobs = await runner.claim(100), !jobs.isEmpty {
            for job in jobs { await runner.perform(job) }
        }
    }
}
