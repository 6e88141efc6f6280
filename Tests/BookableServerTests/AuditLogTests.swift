@testable import BookableServer
@testable import Workers
import HTTPTypes
import SQL
import Testing

/// Who looked at clients' data, and who changed what, can be read afterwards.
struct AuditLogTests {
    @Test(arguments: Engine.allCases)
    func readsAndChangesByKeysAreRecorded(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-10T08:00:00Z")
            let another = try await stage.booked(anna, at: "2026-03-11T08:00:00Z")
            stage.clock.advance(by: 60)
            // Its own client's doings are in the history of the booking.
            #expect(try await stage.send(.get, booking.path, as: booking.token).status == 200)
            let read = try await stage.send(.get, booking.path, as: anna.key, headers: ["X-Request-Id": "look"])
            #expect(read.status == 200)
            stage.clock.advance(by: 1)
            #expect(try await stage.send(.get, "/v1/bookings", as: anna.key).json["items"].array.count == 2)
            stage.clock.advance(by: 1)
            let changes: JSONValue = ["price": 8_000, "name": "Long hour"]
            #expect(try await stage.send(.patch, anna.servicePath, changes, as: anna.key).status == 200)
            stage.clock.advance(by: 1)
            #expect(try await stage.send(.post, "\(booking.path)/cancel", as: stage.admin).status == 200)
            stage.clock.advance(by: 1)
            let paid: JSONValue = ["amount": 1_000, "method": "cash"]
            #expect(try await stage.send(.post, "\(another.path)/payments", paid, as: anna.key).status == 201)
            // Nothing was changed by what is refused, and finance sees no people.
            #expect(try await stage.send(.patch, anna.servicePath, ["price": -1], as: anna.key).status == 400)
            #expect(try await stage.send(.get, booking.path, as: stage.finance).status == 200)
            let log = try await stage.send(.get, "/v1/audit?from=2026-03-02T08:00:30Z", as: anna.key).json["items"]
                .array
            let done = log.map { "\($0["access"].string ?? "") \($0["action"].string ?? "")" }
            #expect(
                done == [
                    "change POST /v1/bookings/{booking}/payments", "change POST /v1/bookings/{booking}/cancel",
                    "change PATCH /v1/providers/{provider}/services/{service}", "read GET /v1/bookings",
                    "read GET /v1/bookings/{booking}",
                ]
            )
            try #require(log.count == 5)
            #expect(log[0]["subjects"].array.first == .string(another.id))
            #expect(log[1]["acted_for"] == "provider" && log[1]["booking_id"] == .string(booking.id))
            #expect(log[2]["fields"] == ["name", "price"] && log[2]["subjects"].array.first == .string(anna.service))
            #expect(Set(log[3]["subjects"].array.compactMap(\.string)) == [booking.id, another.id])
            #expect(log[4]["request_id"] == "look" && log[4]["recorded_at"] == "2026-03-02T08:01:00Z")
            #expect(log.allSatisfy { $0["actor"].string?.hasPrefix("key:key_") == true })
            try await Self.tryFilters(of: booking, in: stage, anna, reader: try #require(log[4]["actor"].string))
        }
    }

    private static func tryFilters(
        of booking: HeldBooking,
        in stage: Stage,
        _ anna: Practice,
        reader: String
    ) async throws {
        func count(_ query: String, as key: String) async throws -> Int {
            try await stage.send(.get, "/v1/audit?\(query)", as: key).json["items"].array.count
        }
        #expect(try await count("booking=\(booking.id)", as: anna.key) == 2)
        #expect(try await count("booking=\(booking.id)&access=read", as: stage.admin) == 1)
        #expect(try await count("access=read&actor=\(reader)", as: anna.key) == 2)
        #expect(try await count("actor=key:key_other", as: anna.key) == 0)
        let first = try await stage.send(.get, "/v1/audit?limit=2", as: stage.admin).json
        let cursor = try #require(first["next_cursor"].string)
        let second = try await stage.send(.get, "/v1/audit?limit=2&cursor=\(cursor)", as: stage.admin).json
        let ids = (first["items"].array + second["items"].array).compactMap(\.["id"].string)
        #expect(Set(ids).count == 4)
        let bob = try await stage.openPractice("bob")
        #expect(try await stage.send(.get, "/v1/audit?provider=prv_anna", as: bob.key).status == 403)
        #expect(try await stage.send(.get, "/v1/audit?booking=\(booking.id)", as: bob.key).status == 403)
        let own = try await stage.send(.get, "/v1/audit", as: bob.key).json["items"].array
        #expect(!own.isEmpty && own.allSatisfy { $0["provider_id"] == "prv_bob" })
        #expect(try await stage.send(.get, "/v1/audit", as: stage.finance).status == 403)
        #expect(try await stage.send(.get, "/v1/audit", as: booking.token).status == 403)
    }

    /// Who made a provider, and what a repeated request did: nothing again.
    @Test(arguments: Engine.allCases)
    func whatIsMadeIsRecordedOnce(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let service: JSONValue = [
                "id": "svc_anna_more", "name": "More", "price": 0, "currency": "EUR", "duration_minutes": 30,
            ]
            for _ in 1...2 {
                let headers = ["Idempotency-Key": "once"]
                let made = try await stage.send(.post, "\(anna.path)/services", service, as: anna.key, headers: headers)
                #expect(made.status == 201)
            }
            let log = try await stage.send(.get, "/v1/audit?provider=prv_anna", as: stage.admin).json["items"].array
            #expect(log.filter { $0["subjects"].array.contains("svc_anna_more") }.count == 1)
            #expect(log.contains { $0["action"] == "POST /v1/providers" && $0["subjects"] == ["prv_anna"] })
        }
    }

    @Test(arguments: Engine.allCases)
    func entriesAreKeptForTheirTimeAndNeverRewritten(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            _ = try await stage.openPractice()
            await #expect(throws: SQLError.self) {
                try await stage.database.transaction(.write) { connection in
                    try await connection.execute("UPDATE audit_entries SET actor = 'nobody'")
                }
            }
            #expect(try await stage.server.auditSweeper.sweep() == 0)
            stage.clock.advance(by: 400 * 86_400 + 1)
            #expect(try await stage.server.auditSweeper.sweep() == 3)
            #expect(try await stage.send(.get, "/v1/audit", as: stage.admin).json["items"].array.isEmpty)
        }
    }
}
