import HTTPTypes
import SQL
import Testing

/// What a provider cannot take back: who cancelled, and how much notice the client has.
struct PromiseTests {
    private static let start = "2026-04-06T08:00:00Z"

    /// A booking of a strict practice, five weeks ahead and paid.
    private func paid(_ stage: Stage, _ practice: Practice) async throws -> HeldBooking {
        let booking = try await stage.booked(practice, at: Self.start)
        let payment: JSONValue = ["amount": 9_999, "method": "cash"]
        let reply = try await stage.send(.post, "\(booking.path)/payments", payment, as: practice.key)
        #expect(reply.status == 201)
        return booking
    }

    @Test(arguments: Engine.allCases, ["admin", "provider"])
    func `a key does not cancel as the client`(engine: Engine, role: String) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(policy: "strict")
            let key = role == "admin" ? stage.admin : anna.key
            let booking = try await paid(stage, anna)
            let refused = try await stage.send(.post, "\(booking.path)/cancel", ["cancelled_by": "client"], as: key)
            #expect(refused.status == 403 && refused.fields == ["cancelled_by"], "\(refused.json)")
            #expect(try await stage.send(.get, booking.path, as: key).json["status"] == "confirmed")
            let cancelled = try await stage.send(.post, "\(booking.path)/cancel", ["cancelled_by": "provider"], as: key)
            #expect(cancelled.status == 200)
            #expect(cancelled.json["refund"]["amount"] == 9_999)
            #expect(cancelled.json["booking"]["cancellation"] == "provider")
            let last = try #require(cancelled.json["booking"]["history"].array.last)
            #expect(last["kind"] == "cancelled" && last["acted_for"] == "provider", "\(last)")
            let finding = try await stage.send(.get, "/v1/refunds?booking=\(booking.id)", as: stage.finance)
            #expect(finding.json["items"][0]["input"]["cancelled_by"] == "provider")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a token cancels as the client, by name or without`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            let cancelled = try await stage.send(
                .post,
                "\(booking.path)/cancel",
                ["cancelled_by": "client"],
                as: booking.token
            )
            #expect(cancelled.status == 200 && cancelled.json["booking"]["cancellation"] == "client")
            #expect(cancelled.json["booking"]["history"].array.last?["acted_for"] == "client")
        }
    }

    @Test(arguments: Engine.allCases, ["admin", "provider"])
    func `moving a booking does not shorten its client's notice`(engine: Engine, role: String) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(policy: "strict")
            let key = role == "admin" ? stage.admin : anna.key
            let booking = try await paid(stage, anna)
            let quote = "\(booking.path)/cancellation-quote"
            let before = try await stage.send(.get, quote, as: booking.token)
            #expect(before.json["amount"] == 5_000)
            for sooner in ["2026-03-10T08:00:00Z", "2026-03-09T08:00:00Z"] {
                let moved = try await stage.send(
                    .post,
                    "\(booking.path)/reschedule",
                    ["start_at": .string(sooner)],
                    as: key
                )
                #expect(moved.json["notice_start_at"] == .string(Self.start), "\(moved.json)")
                let entry = try #require(moved.json["history"].array.last)
                #expect(entry["acted_for"] == "provider" && entry["start_at"] == .string(sooner), "\(entry)")
                #expect(entry["notice_start_at"] == .string(Self.start))
                #expect(entry["note"].string?.hasSuffix("notice counts to \(Self.start)") == true)
                let after = try await stage.send(.get, quote, as: booking.token)
                #expect(after.json["amount"] == before.json["amount"])
                #expect(after.json["notice_seconds"] == before.json["notice_seconds"])
            }
            let early = try await stage.send(.post, "\(booking.path)/no-show", as: key)
            #expect(early.code == "wrong_state")
            let cancelled = try await stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(cancelled.json["refund"]["amount"] == 5_000)
        }
    }
}
