@testable import BookableServer
import Bookings
import HTTPTypes
import SQL
import Stripe
import Testing

/// Calls to Stripe that anybody can cause are bounded, for each booking and for each address.
struct StripeCallTests {
    @Test func `repeated requests and readings of one booking ask Stripe now and then`() async throws {
        try await Till.run { till in
            let practice = try await till.practice()
            let before = try await till.calls()
            var replies: [Reply] = []
            for _ in 1...100 {
                let key = ["Idempotency-Key": IdempotencyTests.random]
                replies.append(try await till.stage.book(practice, at: "2026-03-09T08:00:00Z", headers: key))
            }
            #expect(replies.allSatisfy { $0.status == 201 && $0.json == replies[0].json })
            #expect(try await till.calls() - before == 1)
            let path = "/v1/bookings/\(try #require(replies[0].json["booking"]["id"].string))/payment"
            let token = try #require(replies[0].json["token"].string)
            for _ in 1...100 {
                let read = try await till.stage.send(.get, path, as: token)
                #expect(read.status == 200 && read.json["client_secret"].string != nil)
                till.stage.clock.advance(by: 1)
            }
            // One call in ten seconds, and a few at once at first.
            #expect(try await till.calls() - before <= 1 + 10 + 3)
            #expect(try await till.stripe.payments().data.count == 1)
        }
    }

    @Test func `readings in one moment ask Stripe a few times`() async throws {
        try await Till.run { till in
            let (booking, _) = try await till.booked(try await till.practice())
            till.stage.clock.advance(by: 60)
            let before = try await till.calls()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...50 {
                    group.addTask {
                        try await till.stage.send(.get, "\(booking.path)/payment", as: booking.token).status
                    }
                }
                for try await status in group { #expect(status == 200) }
            }
            #expect(try await till.calls() - before <= 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `how to pay is told while others change the provider's bookings`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice()
            let (booking, _) = try await till.booked(practice)
            let provider = try #require(ProviderID(rawValue: practice.provider))
            till.stage.clock.advance(by: 60)
            let read = try await till.stage.database.transaction(.write) { connection in
                try await connection.lock(provider)
                return try await till.stage.send(.get, "\(booking.path)/payment", as: booking.token)
            }
            #expect(read.status == 200 && read.json["client_secret"].string != nil, "\(read.json)")
        }
    }

    @Test func `a payment that is made known meanwhile is told at once`() async throws {
        try await Till.run { till in
            let (booking, intent) = try await till.booked(try await till.practice())
            try await till.pay(intent)
            try await till.tell("payment_intent.succeeded", of: intent)
            try await till.work()
            let read = try await till.stage.send(.get, "\(booking.path)/payment", as: booking.token)
            #expect(read.json["status"] == "paid" && read.json["client_secret"] == .null)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an address books so many paid sessions, and no slot is held by the rest`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice()
            let days = (9...20).map { $0 < 10 ? "0\($0)" : "\($0)" }
            let starts = days.flatMap { day in (8...12).map { "2026-03-\(day)T\($0 < 10 ? "0" : "")\($0):00:00Z" } }
            var refused: [Reply] = []
            for start in starts {
                let reply = try await till.stage.book(practice, at: start)
                if reply.status != 201 { refused.append(reply) }
            }
            #expect(refused.count == 20)
            #expect(refused.allSatisfy { $0.status == 429 && $0.code == "too_many_requests" })
            #expect(refused.allSatisfy { $0.header("Retry-After").flatMap(Int.init) ?? 0 > 0 })
            #expect(try await till.stripe.payments().data.count == 40)
            let bookings = try await till.stage.send(.get, "/v1/bookings?limit=200", as: till.stage.admin)
            #expect(bookings.json["items"].array.count == 40)
            till.stage.clock.advance(by: 2)
            #expect(try await till.stage.book(practice, at: starts[59]).status == 201)
        }
    }

    @Test func `a provider's own requests are not counted`() async throws {
        try await Till.run { till in
            let practice = try await till.practice()
            for hour in 8...12 {
                for day in 9...17 {
                    let start = "2026-03-\(day < 10 ? "0" : "")\(day)T\(hour < 10 ? "0" : "")\(hour):00:00Z"
                    let request = practice.request(at: start)
                    #expect(try await till.stage.send(.post, "/v1/bookings", request, as: practice.key).status == 201)
                }
            }
        }
    }
}
