import HTTPTypes
import Testing

/// Slots by day, the first of them, in the visitor's dates.
struct SlotDaysTests {
    @Test(arguments: ["", "UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])
    func daysCountTheSlotsOfTheSameRange(zone: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["duration_minutes": 45])
            _ = try await stage.booked(anna, at: "2026-03-28T08:00:00Z")
            let query = anna.slots(from: "2026-03-27", to: "2026-04-03", zone.isEmpty ? "" : "&time_zone=\(zone)")
            let slots = try await stage.send(.get, query).json["slots"].array
            #expect(!slots.isEmpty)
            var counts: [String: Int] = [:]
            var firsts: [String: String] = [:]
            for slot in slots {
                let date = try #require(slot["local_date"].string)
                if let local = slot["local_start_at"].string { #expect(local.hasPrefix(date)) }
                counts[date, default: 0] += 1
                firsts[date] = firsts[date] ?? slot["start_at"].string
            }
            let reply = try await stage.send(.get, query.replacing("/slots?", with: "/slots/days?"))
            #expect(reply.status == 200)
            #expect(reply.json["time_zone"].string == (zone.isEmpty ? "Europe/Berlin" : zone))
            let days = reply.json["days"].array
            #expect(days.compactMap(\.["date"].string) == counts.keys.sorted())
            for day in days {
                let date = try #require(day["date"].string)
                #expect(day["count"] == .integer(Int64(counts[date] ?? 0)))
                #expect(day["first"].string == firsts[date])
            }
        }
    }

    /// The 27th of March begins and ends in Tokyo eight hours before it does in Berlin.
    @Test func datesAreTheVisitors() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            // 09:00 to 17:00 in Berlin are 17:00 to 01:00 in Tokyo.
            let query = anna.slots(from: "2026-03-27", to: "2026-03-28", "&time_zone=Asia/Tokyo")
            let starts = try await stage.send(.get, query).json["slots"].array.compactMap(\.["local_start_at"].string)
            #expect(starts.first == "2026-03-27T00:00:00+09:00")
            #expect(starts.last == "2026-03-27T23:00:00+09:00")
            #expect(starts.count == 8)
        }
    }

    @Test(arguments: [1, 2, 9, 40, 50_000])
    func aLimitListsTheEarliest(limit: Int) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let query = anna.slots(from: "2026-03-03", to: "2026-03-08")
            let all = try await stage.send(.get, query).json["slots"].array
            let some = try await stage.send(.get, "\(query)&limit=\(limit)").json["slots"].array
            #expect(some == Array(all.prefix(limit)))
            let days = try await stage.send(.get, query.replacing("/slots?", with: "/slots/days?")).json["days"].array
            let first = try await stage.send(.get, query.replacing("/slots?", with: "/slots/days?") + "&limit=\(limit)")
            #expect(first.json["days"].array == Array(days.prefix(limit)))
        }
    }

    @Test(arguments: ["0", "50001", "one", ""])
    func aLimitHasBounds(limit: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let query = anna.slots(from: "2026-03-03", to: "2026-03-08", "&limit=\(limit)")
            let reply = try await stage.send(.get, query)
            #expect(reply.status == 400)
            #expect(reply.fields == ["limit"])
        }
    }

    @Test func aClassTellsHowManySeatsAreLeft() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["capacity": 12])
            let query = anna.slots(from: "2026-03-09", to: "2026-03-10")
            for _ in 0..<3 { _ = try await stage.booked(anna, at: "2026-03-09T09:00:00Z") }
            let slots = try await stage.send(.get, query).json["slots"].array
            let left = slots.compactMap(\.["seats_left"])
            #expect(left == [12, 9, 12, 12, 12, 12, 12, 12])
            for _ in 0..<9 { _ = try await stage.booked(anna, at: "2026-03-09T09:00:00Z") }
            let rest = try await stage.send(.get, query).json["slots"].array
            #expect(rest.count == 7)
            #expect(!rest.contains { $0["start_at"] == "2026-03-09T09:00:00Z" })
        }
    }

    @Test func onlyStartsWithSeatsForAPartyAreListed() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["capacity": 4, "max_seats_per_booking": 3])
            let start = "2026-03-09T09:00:00Z"
            let reply = try await stage.book(anna, at: start, ["seats": 3])
            #expect(reply.json["booking"]["seats"] == 3 && reply.json["booking"]["price"] == 29_997)
            let query = anna.slots(from: "2026-03-09", to: "2026-03-10")
            for (seats, count) in [(1, 8), (2, 7), (3, 7)] {
                #expect(try await stage.send(.get, query + "&seats=\(seats)").json["slots"].array.count == count)
            }
            let tooMany = try await stage.send(.get, query + "&seats=4")
            #expect(tooMany.status == 422 && tooMany.fields == ["seats"])
            let party = try await stage.book(anna, at: start, ["seats": 2])
            #expect(party.status == 409 && party.json["reasons"].array.first?["taken"] == 3)
            let huge = try await stage.book(anna, at: start, ["seats": 4])
            #expect(huge.status == 422 && huge.fields == ["seats"])
            let explained = try await stage.send(
                .get,
                "\(anna.path)/slots/explain?service=\(anna.service)&at=\(start)&seats=2"
            )
            #expect(explained.json["reasons"].array.first?["message"] == "Only 1 of 4 seats are left.")
            let path = "\(anna.path)/services/\(anna.service)"
            let shrunk = try await stage.send(.patch, path, ["capacity": 2], as: anna.key)
            #expect(shrunk.status == 422 && shrunk.fields == ["max_seats_per_booking"])
        }
    }

    @Test func aServiceForOneTellsNoSeats() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let slots = try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-10")).json["slots"].array
            #expect(slots.count == 8)
            #expect(slots.allSatisfy { $0["seats_left"] == .null })
        }
    }
}
