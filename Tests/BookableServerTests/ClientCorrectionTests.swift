import HTTPTypes
import Testing

/// What is known of a client can be put right, and the history keeps what it was.
struct ClientCorrectionTests {
    private static let start = "2026-03-09T08:00:00Z"

    @Test(arguments: Engine.allCases)
    func bothSidesCorrectAndTheHistoryKeepsBoth(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            let named: JSONValue = ["client": ["name": "Kim Correct", "phone": "+49 30 1234567"]]
            let corrected = try await stage.send(.patch, booking.path, named, as: booking.token)
            #expect(corrected.status == 200, "\(corrected.json)")
            #expect(corrected.json["client"]["name"] == "Kim Correct")
            #expect(corrected.json["client"]["email"] == "kim@example.com")
            let bare: JSONValue = ["client": ["email": .null]]
            let again = try await stage.send(.patch, booking.path, bare, as: anna.key)
            #expect(again.json["client"]["email"] == .null && again.json["revision"] == 3)
            let history = again.json["history"].array
            #expect(history.compactMap(\.["kind"].string) == ["booked", "client_changed", "client_changed"])
            #expect(history.compactMap(\.["earlier_client"]["name"].string) == ["Kim Client", "Kim Correct"])
            #expect(history.last?["acted_for"] == "provider")
            let finance = try await stage.send(.get, booking.path, as: stage.finance)
            #expect(!String(decoding: finance.bytes, as: UTF8.self).contains("Kim"))
        }
    }

    @Test func theSameAgainIsNoChange() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            let same: JSONValue = ["client": ["name": "Kim Client"]]
            let reply = try await stage.send(.patch, booking.path, same, as: booking.token)
            #expect(reply.status == 200 && reply.json["revision"] == 1)
        }
    }

    @Test func whatTheServiceAsksForStaysAnswered() async throws {
        try await Stage.run { stage in
            let form: JSONValue = [
                "fields": [["name": "birth", "label": "Date of birth", "type": "date", "required": true]]
            ]
            let anna = try await stage.openPractice(service: ["requirements": form])
            let booking = try await stage.booked(anna, at: Self.start, ["answers": ["birth": "1990-01-31"]])
            for answers: JSONValue in [["birth": ""], ["birth": "soon"], ["other": "x"]] {
                let refused = try await stage.send(.patch, booking.path, ["answers": answers], as: booking.token)
                #expect(refused.status == 422, "\(answers)")
            }
            let other = try await stage.send(
                .patch,
                booking.path,
                ["answers": ["birth": "1991-01-31"]],
                as: booking.token
            )
            #expect(other.json["client"]["answers"]["birth"] == "1991-01-31")
        }
    }

    @Test func afterwardsOnlyTheProviderCorrects() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            stage.clock.advance(by: 20 * 86_400)
            #expect(try await stage.send(.post, "\(booking.path)/complete", as: anna.key).status == 200)
            let name: JSONValue = ["client": ["name": "Kim Correct"]]
            #expect(try await stage.send(.patch, booking.path, name, as: booking.token).status == 409)
            #expect(try await stage.send(.patch, booking.path, name, as: anna.key).status == 200)
            let other = try await stage.booked(anna, at: "2026-03-30T08:00:00Z")
            #expect(try await stage.send(.post, "\(other.path)/cancel", as: other.token).status == 200)
            #expect(try await stage.send(.patch, other.path, name, as: anna.key).status == 409)
        }
    }
}
