import HTTPTypes
import Testing

struct IdempotencyTests {
    /// What nobody can guess.
    static let random = "0195c0de-1234-7abc-8def-0123456789ab"

    /// Requests that create, each of which may be sent once more.
    static let creations: [(path: String, body: JSONValue, isPublic: Bool)] = [
        ("/v1/providers", ["name": "New", "time_zone": "UTC"], false),
        (
            "/v1/providers/prv_anna/services",
            ["name": "New", "price": 1, "currency": "EUR", "duration_minutes": 30], false
        ),
        (
            "/v1/providers/prv_anna/busy",
            ["start_at": "2026-03-09T12:00:00Z", "end_at": "2026-03-09T13:00:00Z"], false
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
            let headers = ["Idempotency-Key": Self.random]
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
            let headers = ["Idempotency-Key": Self.random]
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

    @Test func strangersGetNoTokenAndAreInNobodysWay() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let other = try await stage.booked(anna, at: "2026-03-10T08:00:00Z")
            let headers = ["Idempotency-Key": "order-1"]
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z", headers: headers).status == 201)
            let guess = try await stage.book(anna, at: "2026-03-09T08:00:00Z", headers: headers)
            #expect(guess.code == "idempotency_key_weak")
            #expect(guess.fields == ["Idempotency-Key"])
            #expect(!String(decoding: guess.bytes, as: UTF8.self).contains("bt_"))
            let unrelated = try await stage.book(anna, at: "2026-03-09T10:00:00Z", headers: headers)
            #expect(unrelated.status == 201)
            let random = ["Idempotency-Key": Self.random]
            #expect(try await stage.book(anna, at: "2026-03-09T12:00:00Z", headers: random).status == 201)
            let request = anna.request(at: "2026-03-09T12:00:00Z")
            let holder = try await stage.send(.post, "/v1/bookings", request, as: other.token, headers: random)
            #expect(holder.code == "slot_taken")
        }
    }

    @Test(arguments: ["/v1/bookings/", "//v1/bookings", "/v1//bookings"])
    func aRouteHasOnePathSoThatNothingIsDoneAgain(path: String) async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            let headers = ["Idempotency-Key": Self.random]
            let body = try #require(Self.creations.first { $0.isPublic }?.body)
            let first = try await stage.send(.post, "/v1/bookings", body, headers: headers)
            let second = try await stage.send(.post, path, body, headers: headers)
            #expect(first.status == 201 && second.status == 404)
        }
    }

    @Test func aKeyOfOneRecordIsNotAKeyOfAnother() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let headers = ["Idempotency-Key": "key"]
            for start in ["2026-03-09T08:00:00Z", "2026-03-09T10:00:00Z"] {
                let booking = try await stage.booked(anna, at: start)
                let body: JSONValue = ["amount": 10, "method": "card"]
                let paid = try await stage.send(.post, "\(booking.path)/payments", body, as: anna.key, headers: headers)
                #expect(paid.status == 201 && paid.header("Idempotency-Replayed") == nil)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aKeyIsForgottenAfterADayHoweverManyAreOlder(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            _ = try await stage.openPractice()
            let body: JSONValue = ["name": "New", "time_zone": "UTC"]
            for number in 0..<120 {
                let headers = ["Idempotency-Key": "old \(number)"]
                try await stage.send(.post, "/v1/providers", body, as: stage.admin, headers: headers)
            }
            stage.clock.advance(by: 10)
            let headers = ["Idempotency-Key": "tomorrow"]
            try await stage.send(.post, "/v1/providers", body, as: stage.admin, headers: headers)
            stage.clock.advance(by: 86_400)
            for isReplay in [nil, "true"] {
                let reply = try await stage.send(.post, "/v1/providers", body, as: stage.admin, headers: headers)
                #expect(reply.status == 201 && reply.header("Idempotency-Replayed") == isReplay, "\(reply.json)")
            }
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
