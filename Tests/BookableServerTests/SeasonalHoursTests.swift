import HTTPTypes
import Testing

/// Weekly hours hold between dates, and every second week.
struct SeasonalHoursTests {
    @Test(arguments: Engine.allCases)
    func hoursOfASeasonAndOfEverySecondWeekAreOffered(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booked = try await stage.booked(anna, at: "2026-03-12T09:00:00Z")
            let hours: JSONValue = [
                "schedule": [
                    ["day_of_week": 1, "start_time": "09:00", "end_time": "10:00", "valid_until": "2026-03-15"],
                    [
                        "day_of_week": 3, "start_time": "09:00", "end_time": "10:00", "valid_from": "2026-03-09",
                        "every_weeks": 2,
                    ],
                ]
            ]
            let changed = try await stage.send(.put, "\(anna.path)/schedule", hours, as: anna.key)
            #expect(changed.status == 200, "\(changed.json)")
            #expect(changed.json["schedule"] == hours["schedule"])
            #expect(changed.json["affected_bookings"].array.compactMap(\.["id"].string) == [booked.id])
            #expect(try await stage.send(.get, anna.path).json["schedule"] == hours["schedule"])
            let days = "\(anna.path)/slots/days?service=\(anna.service)&from=2026-03-03&to=2026-04-20"
            let offered = try await stage.send(.get, days).json["days"].array.filter { $0["count"] != 0 }
            #expect(
                offered.compactMap(\.["date"].string) == ["2026-03-09", "2026-03-11", "2026-03-25", "2026-04-08"],
                "\(offered)"
            )
            #expect(try await stage.book(anna, at: "2026-03-11T08:00:00Z").status == 201)
            let other = try await stage.book(anna, at: "2026-03-18T08:00:00Z")
            #expect(other.code == "outside_hours", "\(other.json)")
            let never: JSONValue = [
                "schedule": [
                    [
                        "day_of_week": 1, "start_time": "09:00", "end_time": "10:00", "valid_from": "2026-03-15",
                        "valid_until": "2026-03-14",
                    ]
                ]
            ]
            let refused = try await stage.send(.put, "\(anna.path)/schedule", never, as: anna.key)
            #expect(
                (400...422).contains(refused.status) && refused.fields == ["schedule[0].valid_until"],
                "\(refused.json)"
            )
        }
    }
}
