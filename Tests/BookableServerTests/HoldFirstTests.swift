import CivilTime
import HTTPTypes
import SQL
import Testing

/// A slot is held when it is clicked, and its client says later who they are.
struct HoldFirstTests {
    private static let start = "2026-03-09T08:00:00Z"
    private static let kim: JSONValue = ["name": "Kim Client", "email": "kim@example.com"]

    @Test(arguments: Engine.allCases)
    func aSlotIsHeldForNobodyAndConfirmedForSomebody(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let held = try await Self.hold(anna, on: stage)
            let read = try await stage.send(.get, held.path, as: held.token)
            #expect(read.json["status"] == "pending" && read.json["client"] == .null)
            #expect(try await stage.book(anna, at: Self.start).code == "slot_taken")
            let nameless = try await stage.send(.post, "\(held.path)/confirm", as: held.token)
            #expect(nameless.status == 422 && nameless.fields == ["client"])
            #expect(nameless.json["errors"][0]["code"] == "required")
            #expect(try await Self.events(on: stage) == [])
            let confirmed = try await stage.send(
                .post,
                "\(held.path)/confirm",
                ["client": Self.kim],
                as: held.token
            )
            #expect(confirmed.status == 200 && confirmed.json["status"] == "confirmed")
            #expect(confirmed.json["client"]["name"] == "Kim Client")
            #expect(confirmed.json["history"].array.compactMap(\.["kind"].string) == ["booked", "confirmed"])
            // For others the booking begins when it is known whose it is.
            #expect(try await Self.events(on: stage) == ["booking.created", "booking.confirmed"])
        }
    }

    @Test func aHoldThatRunsOutIsNobodysNews() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let held = try await Self.hold(anna, on: stage)
            stage.clock.advance(by: 600)
            let late = try await stage.send(.post, "\(held.path)/confirm", ["client": Self.kim], as: held.token)
            #expect(late.status == 409 && late.code == "wrong_state")
            #expect(try await Self.events(on: stage) == [])
            #expect(try await stage.book(anna, at: Self.start).status == 201)
        }
    }

    @Test func theFormIsCheckedWhenItIsSent() async throws {
        try await Stage.run { stage in
            let form: JSONValue = [
                "fields": [
                    ["name": "birth", "label": "Date of birth", "type": "date", "required": true],
                    ["name": "note", "label": "Note", "type": "text", "required": false],
                ]
            ]
            let anna = try await stage.openPractice(service: ["requirements": form])
            let held = try await Self.hold(anna, on: stage)
            let confirm = "\(held.path)/confirm"
            let missing = try await stage.send(.post, confirm, ["client": Self.kim], as: held.token)
            #expect(missing.status == 422 && missing.fields == ["answers.birth"])
            let zoned: JSONValue = [
                "client": Self.kim.with("time_zone", "Mars/Base"), "answers": ["birth": "1990-01-31"],
            ]
            let lost = try await stage.send(.post, confirm, zoned, as: held.token)
            #expect(lost.status == 422 && lost.fields == ["client.time_zone"])
            let body: JSONValue = ["client": Self.kim, "answers": ["birth": "1990-01-31"]]
            let confirmed = try await stage.send(.post, confirm, body, as: held.token)
            #expect(confirmed.json["status"] == "confirmed")
            #expect(confirmed.json["client"]["answers"]["birth"] == "1990-01-31")
        }
    }

    @Test func onlyAHoldCanDoWithoutItsClient() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let request = anna.request(at: Self.start).with("client", nil)
            let standing = try await stage.send(.post, "/v1/bookings", request)
            #expect(standing.status == 422 && standing.fields == ["client"])
            let early = request.with("hold_seconds", 600).with("answers", ["note": "Hi"]).with("payment_way", "intent")
            let refused = try await stage.send(.post, "/v1/bookings", early)
            #expect(refused.status == 422 && refused.fields.prefix(2) == ["answers", "payment_way"])
        }
    }

    @Test func approvalIsAskedForOnceTheClientIsKnown() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice(service: ["requires_approval": true])
            let held = try await Self.hold(anna, on: stage)
            let confirm = "\(held.path)/confirm"
            let asked = try await stage.send(.post, confirm, ["client": Self.kim], as: held.token)
            #expect(asked.status == 200 && asked.json["status"] == "pending")
            // From the ten minutes of the hold to the 48 hours that a provider has.
            #expect(asked.json["expires_at"] == "2026-03-04T08:00:00Z")
            #expect(asked.json["history"].array.compactMap(\.["kind"].string) == ["booked", "requested"])
            #expect(try await stage.send(.post, confirm, as: held.token).status == 403)
            #expect(try await stage.send(.post, confirm, as: anna.key).json["status"] == "confirmed")
            #expect(try await Self.events(on: stage) == ["booking.created", "booking.confirmed"])
        }
    }

    @Test(arguments: Engine.allCases)
    func paymentIsAskedForOnceTheClientIsKnown(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let stage = till.stage
            let anna = try await till.practice()
            let held = try await Self.hold(anna, on: stage)
            #expect(try await till.calls() == 0)
            let asked = try await stage.send(.post, "\(held.path)/confirm", ["client": Self.kim], as: held.token)
            #expect(asked.status == 200 && asked.json["status"] == "pending", "\(asked.json)")
            #expect(asked.json["payment"]["client_secret"].string?.isEmpty == false)
            let read = try await stage.send(.get, "\(held.path)/payment", as: held.token)
            let intent = try #require(read.json["client_secret"].string?.split(separator: "_secret").first)
            try await till.pay(String(intent))
            try await till.tell("payment_intent.succeeded", of: String(intent))
            try await till.work()
            #expect(try await till.booking(held)["status"] == "confirmed")
        }
    }

    @Test func aPaymentThatTheServiceNoLongerAsksForHasItsTime() async throws {
        try await Till.run { till in
            let stage = till.stage
            let anna = try await till.practice()
            let held = try await Self.hold(anna, on: stage)
            let free: JSONValue = ["prepayment": ["kind": "none"]]
            #expect(try await stage.send(.patch, anna.servicePath, free, as: anna.key).status == 200)
            let asked = try await stage.send(.post, "\(held.path)/confirm", ["client": Self.kim], as: held.token)
            #expect(asked.status == 200 && asked.json["status"] == "pending", "\(asked.json)")
            let end = try #require(asked.json["expires_at"].string.flatMap { Instant($0) })
            #expect(end >= stage.clock.now + 600)
        }
    }

    private static func hold(_ practice: Practice, on stage: Stage) async throws -> HeldBooking {
        let request = practice.request(at: start).with("client", nil).with("hold_seconds", 600)
        let reply = try await stage.send(.post, "/v1/bookings", request)
        try #require(reply.status == 201, "\(reply.json)")
        return HeldBooking(
            id: try #require(reply.json["booking"]["id"].string),
            token: try #require(reply.json["token"].string)
        )
    }

    private static func events(on stage: Stage) async throws -> [String] {
        try await stage.database.transaction(.read) { connection in
            try await connection.query("SELECT kind FROM events ORDER BY sequence").map { try $0.decode("kind") }
        }
    }
}
