import HTTPTypes
import Testing

/// Dates that are closed and opened again as one, and the bookings that changes of hours leave outside.
struct TimeOffTests {
    private static func dates(_ stage: Stage, _ anna: Practice, from: String, to: String) async throws -> [String] {
        let path = anna.slots(from: from, to: to).replacing("/slots?", with: "/slots/days?")
        return try await stage.send(.get, path).json["days"].array.compactMap(\.["date"].string)
    }

    @Test(arguments: Engine.allCases)
    func aVacationIsSetAndRemovedAsOne(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let half: JSONValue = ["is_available": true, "custom_start": "09:00", "custom_end": "12:00"]
            try await stage.send(.put, "\(anna.path)/exceptions/2026-03-11", half, as: anna.key)
            let booking = try await stage.booked(anna, at: "2026-03-10T08:00:00Z")
            let vacation: JSONValue = ["first_date": "2026-03-09", "last_date": "2026-03-13", "note": "Sea"]
            let made = try await stage.send(.post, "\(anna.path)/time-off", vacation, as: anna.key)
            #expect(made.status == 201, "\(made.json)")
            #expect(made.json["affected_bookings"].array.compactMap(\.["id"].string) == [booking.id])
            #expect(
                try await Self.dates(stage, anna, from: "2026-03-08", to: "2026-03-16") == [
                    "2026-03-08", "2026-03-14", "2026-03-15",
                ]
            )
            let refused = try await stage.book(anna, at: "2026-03-11T08:00:00Z")
            #expect(refused.code == "exception")
            // What was exceptional on a date can be changed beneath, and holds again afterwards.
            let more: JSONValue = ["is_available": true, "custom_start": "09:00", "custom_end": "11:00"]
            #expect(try await stage.send(.put, "\(anna.path)/exceptions/2026-03-11", more, as: anna.key).status == 200)
            let listed = try await stage.send(.get, "\(anna.path)/time-off", as: anna.key)
            #expect(listed.json["items"].array.compactMap(\.["note"].string) == ["Sea"])
            let told = try await stage.send(.get, anna.path)
            #expect(told.json["exceptions"].array.count == 5)
            #expect(!String(decoding: told.bytes, as: UTF8.self).contains("Sea"))
            let path = try #require(made.header("Location"))
            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            #expect(try await stage.send(.delete, path, as: anna.key).status == 404)
            let slots = try await stage.send(.get, anna.slots(from: "2026-03-11", to: "2026-03-12"))
            #expect(slots.json["slots"].array.count == 2)
        }
    }

    @Test(arguments: [
        ("week", "2026-03-30", ["2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"]),
        ("two_weeks", "2026-04-06", ["2026-03-09", "2026-03-23", "2026-04-06"]),
        ("month", "2026-05-31", ["2026-03-09", "2026-04-09", "2026-05-09"]),
        // The second Monday.
        ("month_weekday", "2026-05-31", ["2026-03-09", "2026-04-13", "2026-05-11"]),
        ("year", "2027-12-31", ["2026-03-09", "2027-03-09"]),
    ])
    func datesComeAgain(every: String, until: String, closed: [String]) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let off: JSONValue = [
                "first_date": "2026-03-09", "repeat": ["every": .string(every), "until": .string(until)],
            ]
            let made = try await stage.send(.post, "\(anna.path)/time-off", off, as: anna.key)
            #expect(made.status == 201, "\(made.json)")
            let told = try await stage.send(.get, anna.path, as: anna.key).json["exceptions"].array
            #expect(told.compactMap(\.["exception_date"].string) == closed)
            let open = Set(try await Self.dates(stage, anna, from: "2026-03-02", to: "2027-03-02"))
            #expect(open.isDisjoint(with: closed))
        }
    }

    @Test func aPartOfADateIsOff() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let lunch: JSONValue = [
                "first_date": "2026-03-09", "start_time": "12:00", "end_time": "13:00",
                "repeat": ["every": "week", "until": "2026-12-31"],
            ]
            #expect(try await stage.send(.post, "\(anna.path)/time-off", lunch, as: anna.key).status == 201)
            let slots = try await stage.send(.get, anna.slots(from: "2026-03-16", to: "2026-03-17"))
            #expect(slots.json["slots"].array.count == 7)
            let again = try await stage.send(.post, "\(anna.path)/time-off", lunch, as: anna.key)
            #expect(again.status == 422 && again.fields == ["start_time"])
        }
    }

    @Test(
        arguments: [
            (["first_date": "2026-03-10", "last_date": "2026-03-09"], 422, "last_date"),
            (["first_date": "2026-03-10", "repeat": ["every": "week", "until": "2026-03-09"]], 422, "repeat.until"),
            (["first_date": "2026-03-10", "start_time": "10:00"], 422, "end_time"),
            (["last_date": "2026-03-10"], 400, "first_date"),
            (["first_date": "2026-03-10", "repeat": ["every": "day", "until": "2026-05-09"]], 400, "repeat.every"),
        ] as [(JSONValue, Int, String)]
    )
    func whatCannotBeIsRefused(body: JSONValue, status: Int, field: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.post, "\(anna.path)/time-off", body, as: anna.key)
            #expect(reply.status == status && reply.fields == [field], "\(reply.json)")
            let long: JSONValue = ["first_date": "2026-01-01", "last_date": "2036-12-31"]
            #expect(try await stage.send(.post, "\(anna.path)/time-off", long, as: anna.key).code == "conflict")
        }
    }

    @Test(arguments: Engine.allCases)
    func changesOfHoursNameTheBookingsThatNoLongerFit(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let early = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let late = try await stage.booked(anna, at: "2026-03-10T15:00:00Z")
            let closed = try await stage.send(
                .put,
                "\(anna.path)/exceptions/2026-03-10",
                ["is_available": false],
                as: anna.key
            )
            #expect(closed.json["affected_bookings"].array.compactMap(\.["id"].string) == [late.id])
            let hours = JSONValue.array(
                (0...6).map { ["day_of_week": .integer($0), "start_time": "10:00", "end_time": "17:00"] }
            )
            let changed = try await stage.send(.put, "\(anna.path)/schedule", ["schedule": hours], as: anna.key)
            // The other one did not fit before either.
            #expect(changed.json["affected_bookings"].array.compactMap(\.["id"].string) == [early.id])
            try await stage.send(.delete, "\(anna.path)/exceptions/2026-03-10", as: anna.key)
            let moved = try await stage.send(.patch, anna.path, ["time_zone": "Asia/Tokyo"], as: anna.key)
            #expect(moved.json["affected_bookings"].array.compactMap(\.["id"].string) == [late.id])
            let renamed = try await stage.send(.patch, anna.path, ["name": "Other"], as: anna.key)
            #expect(renamed.json["affected_bookings"] == .null)
        }
    }
}
