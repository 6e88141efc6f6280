import CivilTime
import HTTPTypes
import Testing

/// What happens at a provider's desk: declining, taking back, walk-ins, wrong payments, archived services.
struct DeskTests {
    private static let start = "2026-03-09T08:00:00Z"

    @Test(arguments: Engine.allCases)
    func aProviderDeclinesWhatWaits(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["requires_approval": true])
            let asked = try await stage.booked(anna, at: Self.start)
            let reason: JSONValue = ["reason": "Fully booked that week"]
            let declined = try await stage.send(.post, "\(asked.path)/decline", reason, as: anna.key)
            #expect(declined.status == 200 && declined.json["booking"]["status"] == "cancelled")
            #expect(declined.json["refund"]["reason"] == "Nothing was paid.")
            #expect(declined.json["booking"]["history"].array.last?["note"] == "Fully booked that week")
            #expect(try await stage.book(anna, at: Self.start).status == 201)
            let other = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            #expect(try await stage.send(.post, "\(other.path)/confirm", as: anna.key).status == 200)
            #expect(try await stage.send(.post, "\(other.path)/decline", as: anna.key).code == "wrong_state")
        }
    }

    @Test(arguments: ["complete", "no-show"], Engine.allCases)
    func whatWasPressedByMistakeIsTakenBack(button: String, engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            stage.clock.advance(by: 8 * 86_400)
            #expect(try await stage.send(.post, "\(booking.path)/\(button)", as: anna.key).status == 200)
            let reopened = try await stage.send(.post, "\(booking.path)/reopen", as: anna.key)
            #expect(reopened.status == 200 && reopened.json["status"] == "confirmed")
            #expect(reopened.json["history"].array.last?["kind"] == "reopened")
            #expect(try await stage.send(.post, "\(booking.path)/reopen", as: anna.key).code == "wrong_state")
            let other = button == "complete" ? "no-show" : "complete"
            #expect(try await stage.send(.post, "\(booking.path)/\(other)", as: anna.key).status == 200)
            stage.clock.advance(by: 7 * 86_400 + 1)
            #expect(try await stage.send(.post, "\(booking.path)/reopen", as: anna.key).code == "wrong_state")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a no-show whose place somebody else took stays one`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let longer: JSONValue = [
                "id": "svc_anna_long", "name": "Two hours", "price": 9_000, "currency": "EUR", "duration_minutes": 120,
            ]
            #expect(try await stage.send(.post, "\(anna.path)/services", longer, as: anna.key).status == 201)
            for (start, other) in [
                ("2026-03-09T09:00:00Z", "2026-03-09T09:00:00Z"), ("2026-03-10T09:00:00Z", "2026-03-10T08:00:00Z"),
                ("2026-03-11T09:00:00Z", "2026-03-11T09:30:00Z"),
            ] {
                let booking = try await stage.booked(anna, at: start)
                stage.clock.set(try #require(Instant("2026-03-12T09:00:00Z")))
                #expect(try await stage.send(.post, "\(booking.path)/no-show", as: anna.key).status == 200)
                let walkIn = anna.request(at: other).with("override_reason", "Walked in")
                let made = try await stage.send(
                    .post,
                    "/v1/bookings",
                    walkIn.with("service_id", "svc_anna_long"),
                    as: anna.key
                )
                #expect(made.status == 201, "\(made.json)")
                let reopened = try await stage.send(.post, "\(booking.path)/reopen", as: anna.key)
                #expect(reopened.status == 409 && reopened.code == "conflict", "\(start): \(reopened.json)")
                stage.clock.set(Stage.now)
            }
        }
    }

    @Test func whatANoShowGaveBackStays() async throws {
        try await Stage.run { stage in
            let all: JSONValue = ["source": .string(AuthorityTests.script)]
            let anna = try await stage.openPractice()
            let policy = try await stage.send(.post, "/v1/policies", all, as: anna.key)
            try await stage.send(.put, "\(anna.path)/policy", ["policy": policy.json["id"]], as: anna.key)
            let booking = try await stage.booked(anna, at: Self.start)
            let paid: JSONValue = ["amount": 1_000, "method": "cash"]
            try await stage.send(.post, "\(booking.path)/payments", paid, as: anna.key)
            stage.clock.advance(by: 8 * 86_400)
            #expect(try await stage.send(.post, "\(booking.path)/no-show", as: anna.key).status == 200)
            #expect(try await stage.send(.post, "\(booking.path)/reopen", as: anna.key).code == "conflict")
        }
    }

    @Test func `a no-show is taken back whatever was given back before`() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            let paid: JSONValue = ["amount": 1_000, "method": "cash"]
            try await stage.send(.post, "\(booking.path)/payments", paid, as: anna.key)
            let refund: JSONValue = ["amount": 300, "reason": "The room was cold."]
            #expect(try await stage.send(.post, "\(booking.path)/refunds", refund, as: anna.key).status == 201)
            stage.clock.advance(by: 8 * 86_400)
            #expect(try await stage.send(.post, "\(booking.path)/no-show", as: anna.key).status == 200)
            let reopened = try await stage.send(.post, "\(booking.path)/reopen", as: anna.key)
            #expect(reopened.status == 200 && reopened.json["refunded"] == 300, "\(reopened.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func theProviderBooksAgainstItsOwnRulesAndSaysWhy(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["min_notice_minutes": 1_440])
            // Late in the evening, this moment, and yesterday.
            for start in ["2026-03-10T19:07:00Z", "2026-03-02T08:00:00Z", "2026-03-01T09:30:00Z"] {
                let request = anna.request(at: start)
                let refused = try await stage.send(.post, "/v1/bookings", request, as: anna.key)
                #expect(refused.status == 422, "\(start)")
                let walkIn = request.with("override_reason", "Walked in")
                let made = try await stage.send(.post, "/v1/bookings", walkIn, as: anna.key)
                #expect(made.status == 201 && made.json["booking"]["status"] == "confirmed", "\(made.json)")
                #expect(made.json["booking"]["history"][0]["note"] == "Walked in")
                let again = try await stage.send(.post, "/v1/bookings", walkIn, as: anna.key)
                #expect(again.code == "slot_taken")
                #expect(try await stage.send(.post, "/v1/bookings", walkIn).status == 401)
            }
            let bob = try await stage.openPractice("bob")
            let others = anna.request(at: "2026-03-11T20:00:00Z").with("override_reason", "Mine")
            #expect(try await stage.send(.post, "/v1/bookings", others, as: bob.key).status == 403)
        }
    }

    @Test(arguments: Engine.allCases)
    func aPaymentThatNeverCameIsVoided(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: Self.start)
            let paid: JSONValue = ["amount": "40.00", "currency": "EUR", "method": "cash"]
            let recorded = try await stage.send(.post, "\(booking.path)/payments", paid, as: anna.key)
            #expect(recorded.json["payment"]["amount"] == 4_000)
            let id = try #require(recorded.json["payment"]["id"].string)
            let void = "/v1/payments/\(id)/void"
            let note: JSONValue = ["note": "Typed twice"]
            let bob = try await stage.openPractice("bob")
            #expect(try await stage.send(.post, void, note, as: bob.key).status == 403)
            #expect(try await stage.send(.post, void, note, as: booking.token).status == 403)
            let voided = try await stage.send(.post, void, note, as: anna.key)
            #expect(voided.status == 200 && voided.json["status"] == "cancelled")
            let after = try await stage.send(.get, booking.path, as: anna.key)
            #expect(after.json["paid"] == 0)
            let last = after.json["history"].array.last
            #expect(last?["note"] == "EUR 40.00 by cash was not paid: Typed twice")
            #expect(try await stage.send(.post, void, note, as: anna.key).code == "wrong_state")
            let again = try await stage.send(.post, "\(booking.path)/payments", paid, as: anna.key)
            try await stage.send(.post, "\(booking.path)/refunds", ["amount": 1, "reason": "Kind"], as: anna.key)
            let spent = "/v1/payments/\(again.json["payment"]["id"].string ?? "")/void"
            #expect(try await stage.send(.post, spent, note, as: anna.key).code == "conflict")
        }
    }

    @Test func anArchivedServiceIsListedAndRestored() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            #expect(try await stage.send(.delete, anna.servicePath, as: anna.key).status == 204)
            let services = "\(anna.path)/services"
            #expect(try await stage.send(.get, services, as: anna.key).json["items"].array.isEmpty)
            #expect(try await stage.send(.get, "\(services)?archived=true").status == 401)
            let all = try await stage.send(.get, "\(services)?archived=true", as: anna.key)
            #expect(all.json["items"].array.compactMap(\.["is_archived"]) == [true])
            let restored = try await stage.send(.patch, anna.servicePath, ["is_archived": false], as: anna.key)
            #expect(restored.status == 200 && restored.json["is_archived"] == false)
            #expect(try await stage.book(anna, at: Self.start).status == 201)
        }
    }

    @Test(arguments: [(7_200, 2, 422), (4_379, 2, 200), (2 * 1_440, 1, 200), (60, 0, 200), (1_500, 0, 422)])
    func whatCouldNeverBeBookedIsRefused(notice: Int64, window: Int64, status: Int) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let change: JSONValue = ["min_notice_minutes": .integer(notice), "booking_window_days": .integer(window)]
            let reply = try await stage.send(.patch, anna.servicePath, change, as: anna.key)
            #expect(reply.status == status)
            if status == 422 { #expect(reply.fields == ["min_notice_minutes"]) }
        }
    }
}
