import BookableAPI
import BookableServer
import Bookings
import HTTPTypes
import Testing

/// Who needs no key can take no more than their bound of a provider's slots.
struct FloodingTests {
    private static func limited(_ change: (inout ServerConfiguration) -> Void) -> ServerConfiguration {
        var configuration = Stage.unlimited
        change(&configuration)
        return configuration
    }

    private static func start(_ number: Int) -> String {
        let hour = 8 + number % 8
        return "2026-03-\(10 + number / 8)T\(hour < 10 ? "0" : "")\(hour):00:00Z"
    }

    private static func hold(_ practice: Practice, _ number: Int, _ client: JSONValue? = nil) -> JSONValue {
        practice.request(at: start(number)).with("client", client).with("hold_seconds", 3_600)
    }

    @Test func anAddressBooksSoOftenInAnHour() async throws {
        try await Stage.run(configuration: Self.limited { $0.api.bookingRates.perAddress = 3 }) { stage in
            let anna = try await stage.openPractice()
            for number in 0..<3 {
                let made = try await stage.book(anna, at: Self.start(number))
                #expect(made.status == 201)
                #expect(made.header("RateLimit-Policy") == "\"address\";q=3;w=3600")
                #expect(made.header("RateLimit") == "\"address\";r=\(2 - number);t=\((number + 1) * 1_200)")
            }
            let refused = try await stage.book(anna, at: Self.start(3))
            #expect(refused.status == 429 && refused.code == "too_many_requests")
            #expect(refused.header("Retry-After") == "1200")
            #expect(refused.header("RateLimit") == "\"address\";r=0;t=3600")
            // Who has a key answers for it.
            let own = try await stage.send(.post, "/v1/bookings", anna.request(at: Self.start(3)), as: anna.key)
            #expect(own.status == 201 && own.header("RateLimit") == nil)
            stage.clock.advance(by: 1_200)
            #expect(try await stage.book(anna, at: Self.start(4)).status == 201)
        }
    }

    @Test func aContactIsBookedForSoOftenInAnHour() async throws {
        try await Stage.run(configuration: Self.limited { $0.api.bookingRates.perContact = 2 }) { stage in
            let anna = try await stage.openPractice()
            let spellings: [JSONValue] = [
                ["name": "A", "phone": "+49 30 1234567"], ["name": "B", "phone": "+49 (30) 12345-67"],
                ["name": "C", "phone": "+49301234567"], ["name": "D", "email": "d@example.com"],
            ]
            var statuses: [Int] = []
            for (number, client) in spellings.enumerated() {
                statuses.append(try await stage.book(anna, at: Self.start(number), ["client": client]).status)
            }
            #expect(statuses == [201, 201, 429, 201])
        }
    }

    /// Sixty at once, and not one more than the bound, whatever the timing.
    @Test(arguments: Engine.allCases)
    func anAddressHoldsSoManySlotsAtOnce(engine: Engine) async throws {
        try await Stage.run(on: engine, configuration: Self.limited { $0.holds.perAddress = 4 }) { stage in
            let anna = try await stage.openPractice()
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<60 {
                    let client: JSONValue = ["name": .string("Kim \(number)")]
                    let body = number % 2 == 0 ? Self.hold(anna, number) : Self.hold(anna, number, client)
                    group.addTask { try await stage.send(.post, "/v1/bookings", body).status }
                }
                return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(statuses == [201: 4, 429: 56])
            let refused = try await stage.send(.post, "/v1/bookings", Self.hold(anna, 61))
            #expect(refused.header("Retry-After") == "3600")
            // What stands at once is no hold, and neither is what a provider holds.
            #expect(try await stage.book(anna, at: Self.start(62)).status == 201)
            #expect(try await stage.send(.post, "/v1/bookings", Self.hold(anna, 63), as: anna.key).status == 201)
            stage.clock.advance(by: 3_600)
            #expect(try await stage.send(.post, "/v1/bookings", Self.hold(anna, 64)).status == 201)
        }
    }

    @Test func aProvidersKeyIsBoundedAtOtherProviders() async throws {
        let bounds = Self.limited {
            $0.holds.perAddress = 1
            $0.api.bookingRates.perAddress = 2
        }
        try await Stage.run(configuration: bounds) { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            func statuses(_ key: String?) async throws -> [Int] {
                var found: [Int] = []
                for number in 0..<3 {
                    let body = Self.hold(anna, number + (key == anna.key ? 10 : 0))
                    found.append(try await stage.send(.post, "/v1/bookings", body, as: key).status)
                }
                return found
            }
            #expect(try await statuses(bob.key) == [201, 429, 429])
            #expect(try await statuses(anna.key) == [201, 201, 201])
        }
    }

    @Test func anAddressIsCorrectedToSoOftenInAnHour() async throws {
        try await Stage.run(configuration: Self.limited { $0.api.bookingRates.perContact = 2 }) { stage in
            let anna = try await stage.openPractice()
            let made = try await stage.book(anna, at: Self.start(0))
            let path = "/v1/bookings/\(try #require(made.json["booking"]["id"].string, "\(made.json)"))"
            let token = made.json["token"].string
            var found: [Int] = []
            for email in ["victim@example.com", "Victim@example.com", "VICTIM@example.com", "kim@example.com"] {
                let body: JSONValue = ["client": ["email": .string(email)]]
                found.append(try await stage.send(.patch, path, body, as: token).status)
            }
            #expect(found == [200, 200, 429, 200])
        }
    }

    @Test func whatIsConfirmedIsHeldNoMore() async throws {
        try await Stage.run(configuration: Self.limited { $0.holds.perAddress = 1 }) { stage in
            let anna = try await stage.openPractice()
            for number in 0..<3 {
                let held = try await stage.send(.post, "/v1/bookings", Self.hold(anna, number))
                #expect(held.status == 201)
                let id = try #require(held.json["booking"]["id"].string)
                let body: JSONValue = ["client": ["name": "Kim"]]
                let token = held.json["token"].string
                #expect(try await stage.send(.post, "/v1/bookings/\(id)/confirm", body, as: token).status == 200)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aClientHoldsSoManySlotsAtOnce(engine: Engine) async throws {
        try await Stage.run(on: engine, configuration: Self.limited { $0.holds.perContact = 2 }) { stage in
            let anna = try await stage.openPractice(service: ["requires_approval": true])
            let kim: JSONValue = ["name": "Kim", "email": "kim@example.com"]
            // One when it is made, and one when the hold is confirmed and waits for approval.
            #expect(try await stage.send(.post, "/v1/bookings", Self.hold(anna, 0, kim)).status == 201)
            var confirmed: [Int] = []
            for number in 1...2 {
                let held = try await stage.send(.post, "/v1/bookings", Self.hold(anna, number))
                let id = try #require(held.json["booking"]["id"].string)
                let reply = try await stage.send(
                    .post,
                    "/v1/bookings/\(id)/confirm",
                    ["client": kim.with("email", "KIM@example.com")],
                    as: held.json["token"].string
                )
                confirmed.append(reply.status)
            }
            #expect(confirmed == [200, 429])
            #expect(try await stage.send(.post, "/v1/bookings", Self.hold(anna, 4, kim)).status == 429)
        }
    }

    @Test(arguments: Engine.allCases)
    func `parties count with all their seats`(engine: Engine) async throws {
        try await Stage.run(on: engine, configuration: Self.limited { $0.holds.perContact = 4 }) { stage in
            let anna = try await stage.openPractice(
                service: ["requires_approval": true, "capacity": 20, "max_seats_per_booking": 8]
            )
            let kim: JSONValue = ["name": "Kim", "email": "kim@example.com"]
            var answers: [Int] = []
            for seats in [3, 8, 1] {
                let party = Self.hold(anna, answers.count, kim).with("seats", .integer(Int64(seats)))
                answers.append(try await stage.send(.post, "/v1/bookings", party).status)
            }
            #expect(answers == [201, 201, 429], "Three seats leave room for one more party, and eleven for none.")
        }
    }
}
