import Bookings
import HTTPTypes
import SQL
import Testing

/// What a policy would have refunded of a provider's own cancellations.
struct PolicyReplayTests {
    private static let path = "/v1/policies/replay"

    @Test(arguments: Engine.allCases)
    func `a policy and a script are replayed over what was refunded`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let practice = try await stage.openPractice()
            for start in ["2026-03-09T08:00:00Z", "2026-03-09T09:00:00Z"] {
                let booking = try await stage.booked(practice, at: start)
                let paid = try await stage.send(
                    .post,
                    "\(booking.path)/payments",
                    ["amount": 1_000, "method": "cash"],
                    as: practice.key
                )
                try #require(paid.status < 300, "\(paid.json)")
                try #require(try await stage.send(.post, "\(booking.path)/cancel", as: booking.token).status == 200)
            }
            let none = "return { name = \"N\", description = \"N.\", refund = function(b) return 0 end }"
            let reply = try await stage.send(.post, Self.path, ["source": .string(none)], as: practice.key)
            #expect(reply.status == 200 && reply.json["is_complete"] == true, "\(reply.json)")
            let part = reply.json["currencies"][0]
            #expect(part["total"]["cancellations"] == 2 && part["total"]["paid"] == 2_000)
            // A week ahead, everything was refunded.
            #expect(part["total"]["refunded"] == 2_000 && part["total"]["difference"] == -2_000)
            #expect(part["steps"][0]["kind"] == "share" && part["steps"][0]["percent"] == 0)

            let same: JSONValue = ["policy": "moderate", "provider_id": "prv_anna"]
            for key in [stage.admin, stage.finance, practice.key] {
                let total = try await stage.send(.post, Self.path, same, as: key).json["currencies"][0]["total"]
                #expect(total["refund"] == 2_000 && total["difference"] == 0, "\(total)")
            }
        }
    }

    @Test func `whose history it is has to be known, and a script has to be one`() async throws {
        try await Stage.run { stage in
            let practice = try await stage.openPractice()
            let nobody = try await stage.send(.post, Self.path, ["policy": "moderate"], as: stage.finance)
            #expect(nobody.status == 422 && nobody.fields == ["provider_id"], "\(nobody.json)")
            let unknown: JSONValue = ["policy": "moderate", "provider_id": "prv_nobody"]
            #expect(try await stage.send(.post, Self.path, unknown, as: stage.admin).status == 404)
            let broken = try await stage.send(.post, Self.path, ["source": "return {"], as: practice.key)
            #expect(broken.status == 422, "\(broken.json)")
            let both: JSONValue = ["policy": "moderate", "source": "return {}"]
            #expect(try await stage.send(.post, Self.path, both, as: practice.key).status == 400)
            let other: JSONValue = ["policy": "pol_nobody_1"]
            #expect(try await stage.send(.post, Self.path, other, as: practice.key).status == 404)
        }
    }
}
