import Bookings
import HTTPTypes
import Testing

/// What providers note about their bookings for themselves.
struct BookingNoteTests {
    @Test(arguments: Engine.allCases)
    func `notes say who wrote and who removed them`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let path = "\(booking.path)/notes"
            #expect(try await stage.send(.get, path, as: anna.key).json["items"] == [])
            let first = try await stage.send(.post, path, ["text": "Prefers mornings\nKnee"], as: anna.key)
            #expect(first.status == 201, "\(first.json)")
            stage.clock.advance(by: 60)
            #expect(try await stage.send(.post, path, ["text": "Paid cash"], as: stage.admin).status == 201)
            let id = try #require(first.json["id"].string)
            #expect(try await stage.send(.delete, "\(path)/\(id)", as: stage.admin).status == 204)
            // Removed once: by whom does not change.
            #expect(try await stage.send(.delete, "\(path)/\(id)", as: anna.key).status == 204)
            let notes = try await stage.send(.get, path, as: anna.key).json["items"].array
            try #require(notes.count == 2, "\(notes)")
            #expect(notes[0]["text"] == .null && notes[0]["written_at"] == "2026-03-02T08:00:00Z")
            #expect(notes[0]["removed_at"] == "2026-03-02T08:01:00Z")
            #expect(notes[0]["written_by"] != notes[0]["removed_by"])
            #expect(notes[1]["text"] == "Paid cash" && notes[1]["written_by"] == notes[0]["removed_by"])
            #expect(try await stage.send(.delete, "\(path)/not_anna_1", as: anna.key).status == 404)
        }
    }

    @Test(arguments: Engine.allCases)
    func `neither the client nor finance nor another provider sees a note`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let (anna, bob) = (try await stage.openPractice(), try await stage.openPractice("bob"))
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let path = "\(booking.path)/notes"
            #expect(try await stage.send(.post, path, ["text": "Secret remark"], as: anna.key).status == 201)
            for (credential, status) in [(booking.token, 403), (stage.finance, 403), (bob.key, 404), ("", 401)] {
                #expect(try await stage.send(.get, path, as: credential).status == status)
                #expect(try await stage.send(.post, path, ["text": "x"], as: credential).status == status)
            }
            for path in [booking.path, "/v1/messages?booking=\(booking.id)"] {
                for credential in [booking.token, anna.key] {
                    let reply = try await stage.send(.get, path, as: credential)
                    #expect(!String(decoding: reply.bytes, as: UTF8.self).contains("Secret remark"), "\(path)")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `notes are bounded, exported and erased with the client`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let path = "\(booking.path)/notes"
            for text in ["", String(repeating: "a", count: 2_001), "a\u{7}"] {
                let reply = try await stage.send(.post, path, ["text": .string(text)], as: anna.key)
                #expect([400, 422].contains(reply.status), "\(reply.json)")
            }
            let headers = ["Idempotency-Key": "0b6e3b0c-5f0e-4f0e-9d3a-6d3f0f3f2b12"]
            for _ in 1...2 {
                let reply = try await stage.send(.post, path, ["text": "Note 1"], as: anna.key, headers: headers)
                #expect(reply.status == 201)
            }
            for number in 2...BookingNoteDesk.maximumNotes {
                let reply = try await stage.send(.post, path, ["text": .string("Note \(number)")], as: anna.key)
                #expect(reply.status == 201)
            }
            #expect(try await stage.send(.post, path, ["text": "Too many"], as: anna.key).status == 409)
            let kim: JSONValue = ["email": "kim@example.com"]
            let export = try await stage.send(.post, "\(anna.path)/clients/export", kim, as: anna.key)
            #expect(export.json["items"].array.first?["notes"].array.count == BookingNoteDesk.maximumNotes)
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: anna.key).status == 200)
            #expect(try await stage.send(.post, "\(anna.path)/clients/erase", kim, as: anna.key).status == 200)
            #expect(try await stage.send(.get, path, as: anna.key).json["items"] == [])
            #expect(try await stage.send(.post, path, ["text": "Kim again"], as: anna.key).status == 409)
        }
    }
}
