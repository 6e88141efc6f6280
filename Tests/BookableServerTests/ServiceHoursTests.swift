import HTTPTypes
import Testing

/// A service that has weekly hours of its own is offered in these, and in no others.
struct ServiceHoursTests {
    private static let wednesday: JSONValue = [
        "schedule": [["day_of_week": 3, "start_time": "17:00", "end_time": "19:00"]]
    ]

    @Test(arguments: Engine.allCases)
    func aCourseIsOnWednesdayEveningsAlone(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let other: JSONValue = [
                "id": "svc_anna_school", "name": "Back school", "price": 0, "currency": "EUR", "duration_minutes": 60,
            ]
            try await stage.send(.post, "\(anna.path)/services", other, as: anna.key)
            let school = "\(anna.path)/services/svc_anna_school/schedule"
            #expect(try await stage.send(.get, school).json["schedule"].array.isEmpty)
            let before = try await stage.booked(anna, at: "2026-03-09T08:00:00Z", ["service_id": "svc_anna_school"])
            let changed = try await stage.send(.put, school, Self.wednesday, as: anna.key)
            #expect(changed.status == 200, "\(changed.json)")
            #expect(changed.json["affected_bookings"].array.compactMap(\.["id"].string) == [before.id])
            #expect(try await stage.send(.get, school).json["schedule"].array.count == 1)
            let slots = "\(anna.path)/slots?service=svc_anna_school&from=2026-03-09&to=2026-03-16"
            let starts = try await stage.send(.get, slots).json["slots"].array.compactMap(\.["start_at"].string)
            #expect(starts == ["2026-03-11T16:00:00Z", "2026-03-11T17:00:00Z"])
            let booked = try await stage.book(anna, at: starts[0], ["service_id": "svc_anna_school"])
            #expect(booked.status == 201)
            let refused = try await stage.book(anna, at: "2026-03-10T08:00:00Z", ["service_id": "svc_anna_school"])
            #expect(refused.code == "outside_hours")
            // The other service keeps the provider's hours, and exceptions hold for both.
            #expect(try await stage.book(anna, at: "2026-03-10T08:00:00Z").status == 201)
            let closed = try await stage.send(
                .put,
                "\(anna.path)/exceptions/2026-03-11",
                ["is_available": false],
                as: anna.key
            )
            #expect(closed.json["affected_bookings"].array.compactMap(\.["id"]) == [booked.json["booking"]["id"]])
            #expect(try await stage.send(.get, slots).json["slots"].array.isEmpty)
            #expect(try await stage.send(.delete, school, as: anna.key).status == 204)
            #expect(try await stage.send(.get, slots).json["slots"].array.count > 10)
            #expect(try await stage.send(.put, school, ["schedule": []], as: anna.key).fields == ["schedule"])
        }
    }
}
