import HTTPTypes
import Testing

/// Warnings about services that can never be booked.
struct ServiceWarningTests {
    /// Settings of a service, weekly hours, and what is wrong with the two.
    static let impossible: [(JSONValue, JSONValue, String)] = [
        ([:], [], "no_hours"),
        ([:], [row("09:00", "17:00", ["valid_until": "2026-03-01"])], "hours_over"),
        (["duration_minutes": 120], [row("09:00", "10:30")], "hours_too_short"),
        (["duration_minutes": 60], [row("09:00", "09:30"), row("10:00", "10:45")], "hours_too_short"),
        (["duration_minutes": 3_000], [row("00:00", "24:00")], "hours_too_short"),
        (["slot_step_minutes": 60, "slot_alignment": "clock"], [row("09:10", "10:30")], "no_start"),
        // Today alone can be booked: at midnight every start before 20:00 is too near already.
        (["min_notice_minutes": 1_200, "booking_window_days": 0], [row("09:00", "17:00")], "notice_too_long"),
        (["min_notice_minutes": 2_520, "booking_window_days": 1], [row("09:00", "17:00")], "notice_too_long"),
    ]

    @Test(arguments: impossible)
    func whatCanNeverBeBookedIsSaid(service: JSONValue, hours: JSONValue, code: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: service)
            let saved = try await stage.send(.put, "\(anna.path)/schedule", ["schedule": hours], as: anna.key)
            #expect(saved.status == 200)
            let warnings = saved.json["warnings"].array
            try #require(warnings.count == 1, "\(saved.json)")
            #expect(warnings[0]["code"].string == code && warnings[0]["service_id"].string == anna.service)
            #expect(warnings[0]["message"].string?.isEmpty == false)
            // The warning is true: there is no slot in a year, and the service says it again when it is changed.
            let slots = try await stage.send(.get, anna.slots(from: "2026-03-02", to: "2027-03-01"))
            #expect(slots.json["slots"].array.isEmpty)
            let renamed = try await stage.send(.patch, anna.servicePath, ["name": "Long talk"], as: anna.key)
            #expect(renamed.json["warnings"].array == warnings)
            let copy: JSONValue = ["name": "Copy", "price": 100, "currency": "EUR", "duration_minutes": 60]
            let again = service.object.reduce(copy) { $0.with($1.key, $1.value) }
            let made = try await stage.send(.post, "\(anna.path)/services", again, as: anna.key)
            #expect(made.json["warnings"][0]["code"].string == code, "\(made.json)")
            #expect(try await stage.send(.get, anna.servicePath).json["warnings"] == .null)
        }
    }

    /// Settings that look alike and can be booked some day.
    static let possible: [(JSONValue, JSONValue)] = [
        (["duration_minutes": 90], [row("09:00", "10:30")]),
        (["duration_minutes": 60], [row("09:00", "09:30"), row("09:30", "10:00")]),
        (["duration_minutes": 240], [row("22:00", "02:00")]),
        ([:], [row("09:00", "17:00", ["valid_from": "2029-01-01", "valid_until": "2029-12-31"])]),
        ([:], [row("09:00", "17:00", ["valid_from": "2026-03-02", "every_weeks": 2])]),
        (["min_notice_minutes": 1_200, "booking_window_days": 0], [row("09:00", "22:00")]),
        (["min_notice_minutes": 2_400, "booking_window_days": 1], [row("09:00", "17:00")]),
        (["slot_step_minutes": 60, "slot_alignment": "clock"], [row("09:10", "11:00")]),
    ]

    @Test(arguments: possible)
    func nothingIsSaidOfWhatCanBe(service: JSONValue, hours: JSONValue) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: service)
            let saved = try await stage.send(.put, "\(anna.path)/schedule", ["schedule": hours], as: anna.key)
            #expect(saved.status == 200 && saved.json["warnings"] == .null, "\(saved.json)")
            let renamed = try await stage.send(.patch, anna.servicePath, ["name": "Talk"], as: anna.key)
            #expect(renamed.status == 200 && renamed.json["warnings"] == .null, "\(renamed.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func hoursOfAServiceAndOfSingleDatesCount(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["duration_minutes": 240])
            let own = "\(anna.servicePath)/schedule"
            let short = try await stage.send(.put, own, ["schedule": [Self.row("09:00", "12:00")]], as: anna.key)
            #expect(short.json["warnings"][0]["code"] == "hours_too_short", "\(short.json)")
            // One long day is enough.
            let open: JSONValue = [
                "exceptions": [["is_available": true, "custom_start": "09:00", "custom_end": "18:00"]]
            ]
            _ = try await stage.send(.put, "\(anna.path)/exceptions/2026-05-04", open, as: anna.key)
            let same = try await stage.send(.put, own, ["schedule": [Self.row("09:00", "12:00")]], as: anna.key)
            #expect(same.status == 200 && same.json["warnings"] == .null, "\(same.json)")
        }
    }

    @Test(
        arguments: [
            ["min_notice_minutes": 100_000, "booking_window_days": 30], ["capacity": 0], ["duration_minutes": 0],
            ["max_bookings_per_day": 0], ["max_bookings_per_week": 0], ["max_bookings_per_month": 0],
            ["booking_window_days": -1], ["slot_step_minutes": 0],
        ] as [JSONValue]
    )
    func whatContradictsItselfIsRefused(change: JSONValue) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let refused = try await stage.send(.patch, anna.servicePath, change, as: anna.key)
            #expect(refused.status == 400 || refused.status == 422, "\(refused.json)")
            #expect(refused.fields.count == 1 && change.object.keys.contains(refused.fields[0]), "\(refused.json)")
        }
    }

    private static func row(_ start: String, _ end: String, _ more: JSONValue = [:]) -> JSONValue {
        let row: JSONValue = ["day_of_week": 2, "start_time": .string(start), "end_time": .string(end)]
        return more.object.reduce(row) { $0.with($1.key, $1.value) }
    }
}
