import HTTPTypes
import Testing

/// A client who lost a booking's token gets another one from the provider.
struct TokenReissueTests {
    @Test(arguments: Engine.allCases)
    func theNewTokenOpensTheBookingAndTheOldOneDoesNot(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-10T08:00:00Z")
            let answer = try await stage.send(.post, "\(booking.path)/token", as: anna.key)
            #expect(answer.status == 200, "\(answer.json)")
            let token = try #require(answer.json["token"].string)
            #expect(answer.json["booking_id"] == .string(booking.id) && token != booking.token)
            #expect(try await stage.send(.get, booking.path, as: booking.token).status == 401)
            #expect(try await stage.send(.post, "\(booking.path)/token", as: token).status == 403)
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: token).status == 200)
            let seen = try await stage.send(.get, booking.path, as: anna.key).json["history"].array
            #expect(seen.map(\.["kind"]) == ["booked", "token_reissued", "cancelled"], "\(seen)")
            let log = try await stage.send(.get, "/v1/audit?booking=\(booking.id)&access=change", as: anna.key)
            #expect(log.json["items"].array.first?["action"] == "POST /v1/bookings/{booking}/token")
            let erased = try await stage.send(
                .post,
                "\(anna.path)/clients/erase",
                ["booking_id": .string(booking.id)],
                as: anna.key
            )
            #expect(erased.status == 200)
            let refused = try await stage.send(.post, "\(booking.path)/token", as: anna.key)
            #expect(refused.status == 409 && refused.code == "wrong_state")
        }
    }
}
