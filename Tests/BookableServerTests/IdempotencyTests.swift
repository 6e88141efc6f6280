import HTTPTypes
import Testing

struct IdempotencyTests {
    /// Requests that create, each of which may be sent once more.
    static let creations: [(path: String, body: JSONValue, isPublic: Bool)] = [
        ("/v1/providers", ["name": "New", "time_zone": "UTC"], false),
        (
            "/v1/providers/prv_anna/services",
            ["name": "New", "price": 1, "currency": "EUR", "duration_minutes": 30], false
        ),
        (
            "/v1/bookings",
            [
                "provider_id": "prv_anna", "service_id": "svc_anna_hour", "start_at": "2026-03-09T09:00:00Z",
                "client": ["name": "Kim"],
            ], true
        ),
        ("/v1/bookings/{booking}/payments", ["amount": 10, "method": "card"], false),
        ("/v1/policies", ["provider_id": "prv_anna", "source": .string(AuthorityTests.script)], false),
    ]

    @Test(arguments: creations)
    func aRepeatedRequestGetsTheSameAnswer(path: String, body: JSONValue, isPublic: Bool) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let path = path.replacing("{booking}", with: booking.id)
            let credential = isPublic ? nil : stage.admin
            let headers = ["Idempotency-Key": "key 1"]
            let first = try await stage.send(.post, path, body, as: credential, headers: headers)
            #expect(first.status == 201, "\(first.json)")
            #expect(first.header("Idempotency-Replayed") == nil)
            #expect(first.header("Location")?.hasPrefix("/v1/") == true)
            stage.clock.advance(by: 60)
            let second = try await stage.send(.post, path, body, as: credential, headers: headers)
            #expect(second.status == 201)
            #expect(second.bytes == first.bytes)
            #expect(second.header("Idempotency-Replayed") == "true")
            #expect(second.header("Location") == first.header("Location"))
        }
    }

    @Test func anotherBodyUnderTheSameKeyIsRefused() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let headers = ["Idempotency-Key": "key"]
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z", headers: headers).status == 201)
            let reused = try await stage.book(anna, at: "2026-03-09T10:00:00Z", headers: headers)
            #expect(reused.code == "idempotency_key_reused")
            #expect(reused.fields == ["Idempotency-Key"])
        }
    }

    @Test func keysOfDifferentRequestersNeverMeet() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let headers = ["Idempotency-Key": "key"]
            let path = "\(anna.path)/services"
            let body: JSONValue = ["name": "New", "price": 1, "currency": "EUR", "duration_minutes": 30]
            let one = try await stage.send(.post, path, body, as: anna.key, headers: headers)
            let two = try await stage.send(.post, path, body, as: stage.admin, headers: headers)
            #expect(one.status == 201 && two.status == 201)
            #expect(one.json["id"] != two.json["id"])
        }
    }

    @Test func aRefusalIsNotKept() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let headers = ["Idempotency-Key": "key"]
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z", headers: headers).status == 409)
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: anna.key).status == 200)
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z", headers: headers).status == 201)
        }
    }

    @Test(arguments: ["", String(repeating: "k", count: 256), "schlüssel"])
    func aKeyThatIsNotPrintableASCIIIsRefused(key: String) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.book(anna, at: "2026-03-09T08:00:00Z", headers: ["Idempotency-Key": key])
            #expect(reply.status == 400)
            #expect(reply.fields == ["Idempotency-Key"])
        }
    }

    @Test func aKeyIsForgottenAfterADay() async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            let headers = ["Idempotency-Key": "key"]
            let body: JSONValue = ["name": "New", "time_zone": "UTC"]
            let first = try await stage.send(.post, "/v1/providers", body, as: stage.admin, headers: headers)
            stage.clock.advance(by: 86_400)
            let second = try await stage.send(.post, "/v1/providers", body, as: stage.admin, headers: headers)
            #expect(second.status == 201)
            #expect(second.json["id"] != first.json["id"])
        }
    }
}
