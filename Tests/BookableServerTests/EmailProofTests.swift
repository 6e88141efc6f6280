@testable import BookableServer
import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Mail
import Notifications
import SQL
import Testing

/// Who books without a key proves their address first, where the service asks for it.
struct EmailProofTests {
    private static let start = "2026-03-09T08:00:00Z"
    private let folder: MailFolder

    init() throws {
        folder = try MailFolder()
    }

    private func run(on engine: Engine = .sqlite, _ body: @escaping @Sendable (Stage) async throws -> Void) async throws
    {
        let messages = MessageAccess(channels: [.email])
        try await Stage.run(on: engine, messages: messages, mail: folder.carrier, body)
    }

    /// The code in the last mail, which is for `email`.
    private func code(for email: String = "kim@example.com", _ stage: Stage) async throws -> String {
        await stage.work()
        let mails = try folder.mails().filter { $0.contains("To: ") && $0.contains("<\(email)>") }
        let mail = try #require(mails.last, "A mail to \(email).")
        #expect(mail.contains("Hour"))
        return String(try #require(mail.firstMatch(of: /Your code: (\d{6})/)).1)
    }

    /// A code that is another one.
    private static func other(_ code: String, _ step: Int = 1) -> String {
        let digits = String(((Int(code) ?? 0) + step) % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    @Test(arguments: Engine.allCases)
    func `a slot is held until the code is shown, and nobody is told before`(engine: Engine) async throws {
        try await run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["requires_email_proof": true])
            let reply = try await stage.book(anna, at: Self.start)
            #expect(reply.status == 201 && reply.json["booking"]["status"] == "pending")
            #expect(reply.json["booking"]["client"] == .null)
            #expect(reply.json["email_proof"]["expires_at"] == "2026-03-02T08:15:00Z")
            #expect(try await stage.book(anna, at: Self.start).code == "slot_taken")
            let held = HeldBooking(
                id: try #require(reply.json["booking"]["id"].string),
                token: try #require(reply.json["token"].string)
            )
            let code = try await code(stage)
            let confirm = "\(held.path)/confirm"
            let without = try await stage.send(.post, confirm, as: held.token)
            #expect(without.status == 422 && without.fields == ["code"])
            let wrong = try await stage.send(.post, confirm, ["code": .string(Self.other(code))], as: held.token)
            #expect(wrong.status == 422 && wrong.fields == ["code"])
            #expect(!"\(wrong.json)".contains(code))
            let stranger: JSONValue = ["code": .string(code), "client": ["email": "lou@example.com"]]
            let moved = try await stage.send(.post, confirm, stranger, as: held.token)
            #expect(moved.status == 422 && moved.fields == ["client.email"])
            #expect(try await Self.events(on: stage) == [])
            let right = try await stage.send(.post, confirm, ["code": .string(code)], as: held.token)
            #expect(right.status == 200 && right.json["status"] == "confirmed", "\(right.json)")
            #expect(right.json["client"]["email"] == "kim@example.com")
            #expect(try await Self.events(on: stage) == ["booking.created", "booking.confirmed"])
            #expect(try await Self.proofs(on: stage) == 0)
            let changed = try await stage.send(
                .patch,
                held.path,
                ["client": ["email": "lou@example.com"]],
                as: held.token
            )
            #expect(changed.status == 422 && changed.fields == ["client.email"])
            let byAnna = try await stage.send(.patch, held.path, ["client": ["email": "lou@example.com"]], as: anna.key)
            #expect(byAnna.status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func `five wrong codes give the slot up, however many come at once`(engine: Engine) async throws {
        try await run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["requires_email_proof": true])
            let held = try await stage.booked(anna, at: Self.start)
            let code = try await code(stage)
            let replies = try await withThrowingTaskGroup(of: (Int, String?).self) { group in
                for step in 1...12 {
                    let body: JSONValue = ["code": .string(Self.other(code, step))]
                    group.addTask {
                        let reply = try await stage.send(.post, "\(held.path)/confirm", body, as: held.token)
                        return (reply.status, reply.code)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.count { $0.0 == 422 } == 4)
            #expect(replies.count { $0.1 == "wrong_state" } == 8)
            let late = try await stage.send(.post, "\(held.path)/confirm", ["code": .string(code)], as: held.token)
            #expect(late.status == 409)
            #expect(try await Self.proofs(on: stage) == 0)
            #expect(try await stage.book(anna, at: Self.start).status == 201)
        }
    }

    @Test func `a code is of no use once the hold has run out`() async throws {
        try await run { stage in
            let anna = try await stage.openPractice(service: ["requires_email_proof": true])
            let held = try await stage.booked(anna, at: Self.start)
            let code = try await code(stage)
            stage.clock.advance(by: 900)
            let late = try await stage.send(.post, "\(held.path)/confirm", ["code": .string(code)], as: held.token)
            #expect(late.status == 409 && late.code == "wrong_state")
            let other = try await stage.send(.post, "/v1/bookings", anna.request(at: Self.start), as: anna.key)
            #expect(other.status == 201)
            #expect(try await Self.proofs(on: stage) == 0)
        }
    }

    @Test func `who held a slot first proves the address that they give later, and then waits for approval`()
        async throws
    {
        try await run { stage in
            let service: JSONValue = ["requires_email_proof": true, "requires_approval": true]
            let anna = try await stage.openPractice(service: service)
            let request: JSONValue = [
                "provider_id": .string(anna.provider), "service_id": .string(anna.service),
                "start_at": .string(Self.start), "hold_seconds": 3_600,
            ]
            let made = try await stage.send(.post, "/v1/bookings", request)
            #expect(made.json["email_proof"] == .null)
            let path = "/v1/bookings/\(made.json["booking"]["id"].string ?? "")"
            let token = try #require(made.json["token"].string)
            let client: JSONValue = ["client": ["name": "Kim Client", "email": "kim@example.com"]]
            let asked = try await stage.send(.post, "\(path)/confirm", client, as: token)
            #expect(asked.status == 200 && asked.json["email_proof"]["attempts"] == 5)
            let code = try await code(stage)
            let proved = try await stage.send(.post, "\(path)/confirm", ["code": .string(code)], as: token)
            #expect(proved.json["status"] == "pending" && proved.json["client"]["name"] == "Kim Client")
            let approved = try await stage.send(.post, "\(path)/confirm", as: anna.key)
            #expect(approved.json["status"] == "confirmed")
        }
    }

    @Test(arguments: Engine.allCases, [60, 3_600])
    func `a hold and its code end together, a quarter of an hour after the code was asked for`(
        engine: Engine,
        seconds: Int64
    ) async throws {
        try await run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["requires_email_proof": true])
            let request: JSONValue = [
                "provider_id": .string(anna.provider), "service_id": .string(anna.service),
                "start_at": .string(Self.start), "hold_seconds": .integer(seconds),
            ]
            let slots = anna.slots(from: "2026-03-09", to: "2026-03-10")
            let all = try await stage.send(.get, slots).json["slots"].array.count
            let made = try await stage.send(.post, "/v1/bookings", request)
            let path = "/v1/bookings/\(made.json["booking"]["id"].string ?? "")"
            let token = try #require(made.json["token"].string)
            // With ten seconds left of the shorter hold, which a mail may need.
            stage.clock.advance(by: 50)
            let client: JSONValue = ["client": ["name": "Kim Client", "email": "kim@example.com"]]
            let asked = try await stage.send(.post, "\(path)/confirm", client, as: token)
            #expect(asked.json["email_proof"]["expires_at"] == "2026-03-02T08:15:50Z", "\(asked.json)")
            #expect(asked.json["expires_at"] == "2026-03-02T08:15:50Z")
            stage.clock.advance(by: 899)
            #expect(try await stage.send(.get, slots).json["slots"].array.count == all - 1)
            let code = try await code(stage)
            stage.clock.advance(by: 1)
            #expect(try await stage.send(.get, slots).json["slots"].array.count == all)
            let late = try await stage.send(.post, "\(path)/confirm", ["code": .string(code)], as: token)
            #expect(late.status == 409)
        }
    }

    @Test(arguments: Engine.allCases)
    func `erasing a client reaches who has yet to prove their address`(engine: Engine) async throws {
        try await run(on: engine) { stage in
            let anna = try await stage.openPractice(service: ["requires_email_proof": true])
            let held = try await stage.booked(anna, at: Self.start)
            let lou: JSONValue = ["client": ["name": "Lou Other", "email": "lou@example.com"]]
            #expect(try await stage.book(anna, at: "2026-03-09T10:00:00Z", lou).status == 201)
            let erase = "\(anna.path)/clients/erase"
            let erased = try await stage.send(.post, erase, ["email": "KIM@example.com"], as: anna.key)
            #expect(erased.status == 200 && erased.json["erased_bookings"] == [], "\(erased.json)")
            await stage.work()
            #expect(try folder.mails().allSatisfy { !$0.contains("kim@example.com") }, "No code is mailed any more.")
            #expect(try folder.mails().contains { $0.contains("lou@example.com") })
            let code: JSONValue = ["code": "123456"]
            #expect(try await stage.send(.post, "\(held.path)/confirm", code, as: held.token).status == 409)
            #expect(try await Self.proofs(on: stage) == 1)
            #expect(try await stage.book(anna, at: Self.start).status == 201, "The slot is free again.")
        }
    }

    @Test(arguments: Engine.allCases)
    func `no code is mailed to an address that took no mail twice, and the answer says so`(engine: Engine) async throws
    {
        let messages = MessageAccess(channels: [.email])
        try await Stage.run(on: engine, messages: messages, mail: GoneCarrier()) { stage in
            let anna = try await stage.openPractice(service: ["requires_email_proof": true])
            for start in [Self.start, "2026-03-09T10:00:00Z"] {
                #expect(try await stage.book(anna, at: start).status == 201)
                await stage.work()
            }
            let refused = try await stage.book(anna, at: "2026-03-09T12:00:00Z")
            #expect(refused.status == 422 && refused.fields == ["client.email"], "\(refused.json)")
            #expect(refused.json["errors"][0]["code"] == "undeliverable")
            #expect(refused.json["detail"].string?.contains("has come back more than once") == true)
            let request: JSONValue = [
                "provider_id": .string(anna.provider), "service_id": .string(anna.service),
                "start_at": "2026-03-09T12:00:00Z", "hold_seconds": 600,
            ]
            let made = try await stage.send(.post, "/v1/bookings", request)
            let client: JSONValue = ["client": ["name": "Kim Client", "email": "Kim@Example.com"]]
            let path = "/v1/bookings/\(made.json["booking"]["id"].string ?? "")/confirm"
            let asked = try await stage.send(.post, path, client, as: made.json["token"].string)
            #expect(asked.status == 422 && asked.fields == ["client.email"], "\(asked.json)")
            // Who books at the provider's needs no code.
            let byAnna = try await stage.send(
                .post,
                "/v1/bookings",
                anna.request(at: "2026-03-09T14:00:00Z"),
                as: anna.key
            )
            #expect(byAnna.status == 201)
        }
    }

    /// A mail server to which no address is known.
    private struct GoneCarrier: MailCarrier {
        func send(_ mail: EncodedMail) async -> DeliveryOutcome { .gone(reason: "550 5.1.1 No such user") }
    }

    @Test func `a provider books without a proof, and asks for none on a server without mail`() async throws {
        try await run { stage in
            let anna = try await stage.openPractice(service: ["requires_email_proof": true])
            let reply = try await stage.send(.post, "/v1/bookings", anna.request(at: Self.start), as: anna.key)
            #expect(reply.json["booking"]["status"] == "confirmed")
            let nameless = try await stage.book(anna, at: "2026-03-09T10:00:00Z", ["client": ["name": "Kim"]])
            #expect(nameless.status == 422 && nameless.fields == ["client.email"])
        }
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let proof: JSONValue = ["requires_email_proof": true]
            let reply = try await stage.send(.patch, anna.servicePath, proof, as: anna.key)
            #expect(reply.status == 422 && reply.fields == ["requires_email_proof"])
        }
    }

    private static func events(on stage: Stage) async throws -> [String] {
        try await stage.database.transaction(.read) { connection in
            try await connection.query("SELECT kind FROM events ORDER BY sequence").map { try $0.decode("kind") }
        }
    }

    private static func proofs(on stage: Stage) async throws -> Int {
        try await stage.database.transaction(.read) { connection in
            try await connection.query("SELECT COUNT(*) AS count FROM email_proofs").first?.decode("count") ?? 0
        }
    }
}
