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
