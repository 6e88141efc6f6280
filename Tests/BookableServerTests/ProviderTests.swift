import HTTPTypes
import Testing

struct ProviderTests {
    @Test func aProviderIsChangedFieldByField() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            stage.clock.advance(by: 60)
            let renamed = try await stage.send(.patch, anna.path, ["name": "Studio"], as: anna.key)
            #expect(renamed.json["name"] == "Studio")
            #expect(renamed.json["email"] == "anna@example.com")
            #expect(renamed.json["updated_at"] == "2026-03-02T08:01:00Z")
            let cleared = try await stage.send(.patch, anna.path, ["email": nil], as: anna.key)
            #expect(cleared.json["email"] == .null)
            let moved = try await stage.send(.patch, anna.path, ["time_zone": "America/New_York"], as: anna.key)
            #expect(moved.json["time_zone"] == "America/New_York")
        }
    }

    @Test func aProviderChoosesALogoAndTexts() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let texts: JSONValue = [
                "de": ["description": "Seit 1999", "services": ["svc_anna_hour": ["name": "Stunde"]]]
            ]
            let choices: JSONValue = ["logo": "iVBORw0KGgo=", "texts": texts]
            let chosen = try await stage.send(.patch, anna.path, choices, as: anna.key)
            #expect(chosen.json["texts"] == texts)
            let renamed = try await stage.send(.patch, anna.path, ["name": "Studio"], as: anna.key)
            #expect(renamed.json["texts"] == texts)
            #expect(renamed.json["logo"] != .null && renamed.json["logo"] == chosen.json["logo"])
            let drawing = try await stage.send(.patch, anna.path, ["logo": "PHN2Zz4="], as: anna.key)
            #expect((400..<500).contains(drawing.status))
            let unknown = try await stage.send(.patch, anna.path, ["texts": ["xx": [:]]], as: anna.key)
            #expect((400..<500).contains(unknown.status))
            let cleared = try await stage.send(.patch, anna.path, ["logo": nil, "texts": nil], as: anna.key)
            #expect(cleared.json["logo"] == .null)
            #expect(cleared.json["texts"] == [:])
        }
    }

    @Test func hoursAreReplacedAsAWhole() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let night: JSONValue = [
                "schedule": [["day_of_week": 5, "start_time": "22:00", "end_time": "02:00"]]
            ]
            let replaced = try await stage.send(.put, "\(anna.path)/schedule", night, as: anna.key)
            #expect(replaced.json == night.with("affected_bookings", []))
            #expect(try await stage.send(.get, anna.path).json["schedule"] == night["schedule"])
            let none = try await stage.send(.put, "\(anna.path)/schedule", ["schedule": []], as: anna.key)
            #expect(none.json["schedule"] == [] && none.json["affected_bookings"] == [])
            let listed = try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-04-09"))
            #expect(listed.json["slots"] == [])
        }
    }

    @Test func anExceptionOfADateReplacesTheOneBefore() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/exceptions/2026-03-10"
            _ = try await stage.send(.put, path, ["is_available": false], as: anna.key)
            let rows: JSONValue = [
                "exceptions": [
                    ["is_available": true, "custom_start": "06:00", "custom_end": "08:00"],
                    ["is_available": true, "custom_start": "20:00", "custom_end": "22:00", "note": "late"],
                ]
            ]
            let replaced = try await stage.send(.put, path, rows, as: anna.key)
            #expect(replaced.json["exceptions"].array.count == 2)
            let own = try await stage.send(.get, anna.path, as: anna.key).json["exceptions"]
            #expect(own == replaced.json["exceptions"])
            let told = try await stage.send(.get, anna.path)
            #expect(told.json["exceptions"].array.count == 2)
            #expect(!String(decoding: told.bytes, as: UTF8.self).contains("\"late\""))
            let listed = try await stage.send(.get, anna.slots(from: "2026-03-10", to: "2026-03-11"))
            #expect(
                listed.json["slots"].array.map(\.["start_at"])
                    == ["2026-03-10T05:00:00Z", "2026-03-10T06:00:00Z", "2026-03-10T19:00:00Z", "2026-03-10T20:00:00Z"]
            )
        }
    }

    @Test func aServiceIsChangedFieldByField() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["max_bookings_per_day": 2, "booking_window_days": 60])
            let changed = try await stage.send(
                .patch,
                anna.servicePath,
                ["price": 5_000, "max_bookings_per_day": nil, "slot_step_minutes": 30],
                as: anna.key
            )
            #expect(changed.json["price"] == 5_000)
            #expect(changed.json["max_bookings_per_day"] == .null)
            #expect(changed.json["booking_window_days"] == 60)
            #expect(changed.json["slot_step_minutes"] == 30)
            #expect(try await stage.send(.get, anna.servicePath).json == changed.json)
            let odd = try await stage.send(.patch, anna.servicePath, ["currency": "KWD", "price": 1_001], as: anna.key)
            #expect(odd.fields == ["price"])
        }
    }
}
