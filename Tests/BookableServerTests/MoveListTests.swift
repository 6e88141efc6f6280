import HTTPTypes
import Testing

/// Every start to which a booking can be moved is listed for it, and for nobody else.
struct MoveListTests {
    private static let quarters: JSONValue = ["duration_minutes": 60, "slot_step_minutes": 15]

    @Test(arguments: [true, false])
    func theTokenOrTheIDLeavesTheOwnPlaceOut(byToken: Bool) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: Self.quarters)
            let booking = try await stage.booked(anna, at: "2026-03-09T10:30:00Z")
            let query = anna.slots(from: "2026-03-09", to: "2026-03-10", byToken ? "" : "&booking=\(booking.id)")
            let credential = byToken ? booking.token : anna.key
            let reply = try await stage.send(.get, query, as: credential)
            let starts = reply.json["slots"].array.compactMap(\.["start_at"].string)
            // Every quarter from 09:00 to 16:00 in Berlin, its own included.
            #expect(starts.count == 29)
            #expect(starts.contains("2026-03-09T10:30:00Z") && starts.contains("2026-03-09T10:45:00Z"))
            let days = try await stage.send(.get, query.replacing("/slots?", with: "/slots/days?"), as: credential)
            #expect(days.json["days"].array.first?["count"] == 29)
            let explain = "\(anna.path)/slots/explain?service=\(anna.service)&at=2026-03-09T10:45:00Z"
            let explained = try await stage.send(
                .get,
                byToken ? explain : "\(explain)&booking=\(booking.id)",
                as: credential
            )
            #expect(explained.json["bookable"] == true)
            let others = try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-10"))
            #expect(others.json["slots"].array.count == 29 - 7)
            let moved = try await stage.send(
                .post,
                "\(booking.path)/reschedule",
                ["start_at": "2026-03-09T10:45:00Z"],
                as: credential
            )
            #expect(moved.status == 200)
        }
    }

    @Test func theOwnCountIsLeftOutToo() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: Self.quarters.with("max_bookings_per_day", 1))
            let booking = try await stage.booked(anna, at: "2026-03-09T10:30:00Z")
            let query = anna.slots(from: "2026-03-09", to: "2026-03-10")
            #expect(try await stage.send(.get, query).json["slots"].array.isEmpty)
            #expect(try await stage.send(.get, query, as: booking.token).json["slots"].array.count == 29)
        }
    }

    @Test func onlyThoseWhoMayMoveItMayAsk() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let others = try await stage.booked(anna, at: "2026-03-09T09:00:00Z")
            let query = anna.slots(from: "2026-03-09", to: "2026-03-10", "&booking=\(booking.id)")
            #expect(try await stage.send(.get, query).status == 401)
            #expect(try await stage.send(.get, query, as: others.token).status == 404)
            #expect(try await stage.send(.get, query, as: bob.key).status == 404)
            #expect(try await stage.send(.get, query, as: stage.finance).status == 403)
            let elsewhere = bob.slots(from: "2026-03-09", to: "2026-03-10", "&booking=\(booking.id)")
            #expect(try await stage.send(.get, elsewhere, as: stage.admin).status == 404)
        }
    }

    @Test func aBookingMovesWithinItsService() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let other: JSONValue = [
                "id": "svc_anna_other", "name": "Other", "price": 100, "currency": "EUR", "duration_minutes": 60,
            ]
            try await stage.send(.post, "\(anna.path)/services", other, as: anna.key)
            let query = "\(anna.path)/slots?service=svc_anna_other&from=2026-03-09&to=2026-03-10"
            let named = try await stage.send(.get, "\(query)&booking=\(booking.id)", as: booking.token)
            #expect(named.status == 422)
            #expect(named.fields == ["booking"])
            #expect(try await stage.send(.get, query, as: booking.token).json["slots"].array.count == 7)
        }
    }
}
