import HTTPTypes
import Testing

/// Moving a booking to where it is.
struct SameStartTests {
    @Test(arguments: Engine.allCases)
    func changesNothingAndSaysSo(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            // What is agreed stays agreed: the length is that of the time of booking.
            try await stage.send(.patch, anna.servicePath, ["duration_minutes": 90], as: anna.key)
            for credential in [booking.token, anna.key] {
                let start: JSONValue = ["start_at": "2026-03-09T08:00:00Z"]
                let reply = try await stage.send(.post, "\(booking.path)/reschedule", start, as: credential)
                #expect(reply.status == 200 && reply.json["moved"] == false)
                #expect(reply.json["revision"] == 1 && reply.json["history"].array.count == 1)
                #expect(reply.json["end_at"] == "2026-03-09T09:00:00Z")
            }
            let later: JSONValue = ["start_at": "2026-03-10T08:00:00Z"]
            let moved = try await stage.send(.post, "\(booking.path)/reschedule", later, as: booking.token)
            #expect(moved.json["moved"] == true && moved.json["end_at"] == "2026-03-10T09:30:00Z")
        }
    }

    @Test func whatHasEndedOrBegunIsRefusedAsBefore() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let start: JSONValue = ["start_at": "2026-03-09T08:00:00Z"]
            stage.clock.advance(by: 7 * 86_400)
            #expect(
                try await stage.send(.post, "\(booking.path)/reschedule", start, as: anna.key).code == "wrong_state"
            )
        }
    }
}
