import CivilTime
@testable import BookableServer
@testable import Workers
import Foundation
import HTTPTypes
import SQL
import Stripe
import StripeFake
import Testing

/// Money that is paid ahead, through the whole server and a strict fake of Stripe.
struct PaymentTests {
    @Test(arguments: Engine.allCases)
    func `a booking is paid and confirmed by a signed webhook`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice(["kind": "deposit", "percent": 30])
            let (booking, intent) = try await till.booked(practice)
            #expect(try await till.booking(booking)["status"] == "pending")
            #expect(try await till.booking(booking)["prepayment"] == 3_000)
            try await till.pay(intent)
            #expect(try await till.booking(booking)["status"] == "pending")
            let told = try await till.tell("payment_intent.succeeded", of: intent)
            #expect(told.status == 200 && told.json["new"] == true)
            #expect(try await till.work() == 0)
            let paid = try await till.booking(booking)
            #expect(paid["status"] == "confirmed" && paid["paid"] == 3_000)
            let again = try await till.tell("payment_intent.succeeded", of: intent)
            #expect(again.status == 200 && again.json["new"] == false)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is forged, stale or of another mode changes nothing`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await till.booked(try await till.practice())
            try await till.pay(intent)
            let kind = "payment_intent.succeeded"
            let forged = try await till.tell(kind, of: intent, secret: "whsec_other")
            #expect(forged.status == 400 && forged.json["code"] == "signature_invalid")
            let stale = try await till.tell(kind, of: intent, signedAt: Stage.now - 301)
            #expect(stale.status == 400 && stale.json["code"] == "signature_invalid")
            // Stripe repeats for days what is refused.
            let other = try await till.tell(kind, of: intent, isLive: true)
            #expect(other.status == 200 && other.json["new"] == false)
            let bare = try await till.stage.send(.post, "/v1/webhooks/stripe", [:])
            #expect(bare.status == 400 && bare.json["code"] == "signature_invalid")
            #expect(try await till.booking(booking)["status"] == "pending")
            let rows = try await till.stage.database.transaction(.read) { connection in
                try await connection.query("SELECT event_id FROM stripe_events").count
            }
            #expect(rows == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a cancellation does not wait for Stripe, and a job pays once`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await till.booked(try await till.practice())
            try await till.pay(intent)
            try await till.tell("payment_intent.succeeded", of: intent)
            try await till.work()
            try await till.control("faults", ["rates": ["unavailable": 1_000]])
            let cancelled = try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(cancelled.status == 200, "\(cancelled.json)")
            #expect(cancelled.json["refund"]["status"] == "owed" && cancelled.json["refund"]["amount"] == 9_999)
            #expect(try await till.work(for: 60) == 1)
            try await till.control("faults")
            #expect(try await till.work() == 0)
            let refunds = try await till.refunds(of: intent)
            #expect(refunds.map(\.amount) == [9_999])
            let id = try #require(cancelled.json["refund"]["id"].string)
            let told = try await till.stage.send(.get, "/v1/refunds/\(id)", as: booking.token)
            #expect(told.json["status"] == "succeeded")
        }
    }

    /// Whatever befalls the first call, the end is the same; silence is left to slower tests.
    static let faults = Fault.allCases.filter { ![.timeoutBefore, .timeoutAfter, .slow].contains($0) }

    @Test(arguments: faults, 1...3)
    func `a payment survives faults of Stripe`(fault: Fault, times: Int) async throws {
        try await Till.run { till in
            let practice = try await till.practice()
            let next = JSONValue.array(Array(repeating: .string(fault.rawValue), count: times))
            try await till.control("faults", ["next": next])
            let reply = try await till.stage.book(practice, at: "2026-03-09T08:00:00Z")
            #expect(reply.status == 201, "\(reply.json)")
            let booking = HeldBooking(
                id: try #require(reply.json["booking"]["id"].string),
                token: try #require(reply.json["token"].string)
            )
            #expect(try await till.work() == 0)
            let asked = try await till.stage.send(.get, "\(booking.path)/payment", as: booking.token)
            let secret = try #require(asked.json["client_secret"].string, "\(asked.json)")
            let intent = try #require(secret.components(separatedBy: "_secret").first)
            try await till.pay(intent)
            try await till.tell("payment_intent.succeeded", of: intent)
            try await till.work()
            #expect(try await till.booking(booking)["status"] == "confirmed")
            #expect(try await till.stripe.payments().data.map(\.id.rawValue) == [intent])
        }
    }

    @Test(arguments: faults, 1...3)
    func `a refund survives faults of Stripe and is paid once`(fault: Fault, times: Int) async throws {
        try await Till.run { till in
            let (booking, intent) = try await till.booked(try await till.practice())
            try await till.pay(intent)
            try await till.tell("payment_intent.succeeded", of: intent)
            try await till.work()
            try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            let next = JSONValue.array(Array(repeating: .string(fault.rawValue), count: times))
            try await till.control("faults", ["next": next])
            #expect(try await till.work() == 0)
            #expect(try await till.refunds(of: intent).map(\.amount) == [9_999])
            let refunds = try await till.stage.send(.get, "/v1/refunds?booking=\(booking.id)", as: till.stage.admin)
            #expect(refunds.json["items"][0]["status"] == "succeeded")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a hold that runs out calls the payment off`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await till.booked(try await till.practice())
            till.stage.clock.advance(by: 901)
            _ = try await till.stage.server.sweeper.sweep()
            #expect(try await till.work() == 0)
            #expect(try await till.booking(booking)["cancellation"] == "expiry")
            let id = try #require(PaymentIntent.ID(rawValue: intent))
            #expect(try await till.stripe.payment(id).status == .known(.canceled))
            #expect(try await till.payments(of: booking).first?["status"] == "cancelled")
        }
    }

    @Test(arguments: Engine.allCases)
    func `money that comes while the payment is called off is not lost`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await till.booked(try await till.practice())
            try await till.pay(intent)
            till.stage.clock.advance(by: 901)
            _ = try await till.stage.server.sweeper.sweep()
            #expect(try await till.work() == 0)
            let revived = try await till.booking(booking)
            #expect(revived["status"] == "confirmed" && revived["paid"] == 9_999)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a page of Stripe's is paid and called off`(engine: Engine) async throws {
        try await Till.run(on: engine, returnURL: "https://shop.example/done") { till in
            let practice = try await till.practice()
            let way: JSONValue = ["payment_way": "checkout"]
            let reply = try await till.stage.book(practice, at: "2026-03-09T08:00:00Z", way)
            let url = try #require(reply.json["payment"]["url"].string, "\(reply.json)")
            let session = try #require(url.split(separator: "/").last.map(String.init))
            let booking = HeldBooking(
                id: try #require(reply.json["booking"]["id"].string),
                token: try #require(reply.json["token"].string)
            )
            try await till.control("checkout/\(session)/pay", ["payment_method": "pm_card_visa"])
            try await till.tell("checkout.session.completed", of: session, type: "checkout.session")
            #expect(try await till.work() == 0)
            #expect(try await till.booking(booking)["status"] == "confirmed")
            try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(try await till.work() == 0)
            let other = try await till.stage.book(practice, at: "2026-03-10T08:00:00Z", way)
            let token = try #require(other.json["token"].string)
            let path = "/v1/bookings/\(try #require(other.json["booking"]["id"].string))"
            try await till.stage.send(.post, "\(path)/cancel", as: token)
            #expect(try await till.work() == 0)
            let sessions = try #require(other.json["payment"]["url"].string?.split(separator: "/").last)
            let id = try #require(CheckoutSession.ID(rawValue: String(sessions)))
            #expect(try await till.stripe.checkoutSession(id).status == .known(.expired))
        }
    }

    /// Stripe takes a key for one body only, and the name is part of it.
    @Test(arguments: Engine.allCases)
    func `a service that is renamed while its payment is opened does not cost the booking`(engine: Engine) async throws
    {
        try await Till.run(on: engine, returnURL: "https://shop.example/done") { till in
            let practice = try await till.practice()
            try await till.control("faults", ["rates": ["drop_after": 1_000]])
            let reply = try await till.stage.book(practice, at: "2026-03-09T08:00:00Z", ["payment_way": "checkout"])
            let booking = HeldBooking(
                id: try #require(reply.json["booking"]["id"].string, "\(reply.json)"),
                token: try #require(reply.json["token"].string)
            )
            #expect(try await till.payments(of: booking).map(\.["status"]) == ["requested"])
            try await till.control("faults")
            let renamed = try await till.stage.send(.patch, practice.servicePath, ["name": "Renamed"], as: practice.key)
            try #require(renamed.status == 200, "\(renamed.json)")
            #expect(try await till.work(for: 300) == 0)
            #expect(try await till.payments(of: booking).map(\.["status"]) == ["open"])
            #expect(try await till.booking(booking)["status"] == "pending")
            let attempts = try await till.stage.database.transaction(.read) { connection in
                try await connection.query("SELECT attempt, product_name FROM payments")
                    .map { (try $0.decode("attempt", as: Int.self), try $0.decode("product_name", as: String.self)) }
            }
            // By the first key, so that Stripe has nothing beside it that a client could pay.
            #expect(attempts.map(\.0) == [1] && attempts.map(\.1) != ["Renamed"])
            let payment = try await till.stage.send(.get, "\(booking.path)/payment", as: booking.token)
            #expect(payment.json["url"].string?.isEmpty == false, "\(payment.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a repeated request tells how to pay once more`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice()
            let replies = try await [1, 2].asyncMap { _ in
                try await till.stage.book(
                    practice,
                    at: "2026-03-09T08:00:00Z",
                    headers: ["Idempotency-Key": IdempotencyTests.random]
                )
            }
            #expect(replies.map(\.status) == [201, 201])
            #expect(replies[0].json == replies[1].json)
            #expect(replies[1].json["payment"]["client_secret"].string != nil)
            #expect(try await till.stripe.payments().data.count == 1)
        }
    }
}

extension Array {
    /// The transformed elements, one after another.
    func asyncMap<Result>(_ transform: (Element) async throws -> Result) async throws -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
