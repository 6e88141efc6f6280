import CivilTime
@testable import BookableServer
import Foundation
import HTTPTypes
import SQL
import Stripe
import StripeFake
import Testing

/// Money that goes back at Stripe without Bookable, as by a person in its dashboard.
struct ForeignRefundTests {
    private func paid(_ till: Till) async throws -> (booking: HeldBooking, intent: String) {
        let (booking, intent) = try await till.booked(try await till.practice())
        try await till.pay(intent)
        try await till.tell("payment_intent.succeeded", of: intent)
        try await till.work()
        return (booking, intent)
    }

    /// Gives money back as the dashboard does, and lets Stripe tell of it.
    @discardableResult
    private func giveBack(_ amount: Int64, of intent: String, _ till: Till, event: String) async throws -> String {
        let refund = try await till.stripe.createRefund(
            NewRefund(try #require(PaymentIntent.ID(rawValue: intent)), amount: amount),
            idempotencyKey: IdempotencyKey("dashboard:\(event)")
        )
        try await tell(refund.id.rawValue, intent, till, event: event)
        return refund.id.rawValue
    }

    private func tell(_ refund: String, _ intent: String, _ till: Till, event: String) async throws {
        for (kind, object, type) in [("refund.created", refund, "refund"), ("charge.refunded", "ch_1", "charge")] {
            let told = try await till.tell(kind, of: object, type: type, event: "\(event)_\(type)", intent: intent)
            #expect(told.status == 200 && told.json["new"] == true)
        }
    }

    private func quote(_ booking: HeldBooking, _ till: Till) async throws -> JSONValue {
        try await till.stage.send(.get, "\(booking.path)/cancellation-quote", as: booking.token).json
    }

    @Test(arguments: Engine.allCases)
    func `what was given back in the dashboard counts, and a cancellation asks for the rest`(
        engine: Engine
    ) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await paid(till)
            try await giveBack(4_000, of: intent, till, event: "evt_a")
            try await till.work()
            #expect(try await till.booking(booking)["refunded"] == 4_000)
            let quote = try await quote(booking, till)
            #expect(quote["already_refunded"] == 4_000 && quote["amount"] == 5_999, "\(quote)")
            let cancelled = try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(cancelled.json["refund"]["amount"] == 5_999, "\(cancelled.json)")
            #expect(try await till.work() == 0)
            #expect(try await till.refunds(of: intent).map(\.amount).sorted() == [4_000, 5_999])
            let refunds = try await till.stage.send(.get, "/v1/refunds?booking=\(booking.id)", as: till.stage.admin)
            #expect(
                Set(refunds.json["items"].array.map(\.["kind"])) == ["external", "cancellation"]
                    && refunds.json["items"].array.allSatisfy { $0["status"] == "succeeded" },
                "\(refunds.json)"
            )
        }
    }

    @Test func `the same refund counts once, however often and in whatever order Stripe tells of it`() async throws {
        try await Till.run { till in
            let (booking, intent) = try await paid(till)
            let first = try await giveBack(1_000, of: intent, till, event: "evt_a")
            try await giveBack(2_000, of: intent, till, event: "evt_b")
            try await till.work()
            try await tell(first, intent, till, event: "evt_c")
            try await till.work()
            #expect(try await till.booking(booking)["refunded"] == 3_000)
        }
    }

    @Test func `a refund in the dashboard pays what a person was to pay, and nothing is left to settle`() async throws {
        try await Till.run { till in
            let (booking, intent) = try await paid(till)
            // Given back whole before the event of it comes: Stripe refuses our refund.
            let refund = try await till.stripe.createRefund(
                NewRefund(try #require(PaymentIntent.ID(rawValue: intent)), amount: 9_999),
                idempotencyKey: IdempotencyKey("dashboard")
            )
            let cancelled = try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            let id = try #require(cancelled.json["refund"]["id"].string)
            #expect(try await till.work() == 0)
            try await tell(refund.id.rawValue, intent, till, event: "evt_a")
            #expect(try await till.work() == 0)
            let told = try await till.stage.send(.get, "/v1/refunds/\(id)", as: till.stage.admin)
            #expect(told.json["status"] == "succeeded", "\(told.json)")
            #expect(try await till.refunds(of: intent).map(\.amount) == [9_999])
            #expect(try await till.booking(booking)["refunded"] == 9_999)
            let settled = try await till.stage.send(
                .post,
                "/v1/refunds/\(id)/settle",
                ["method": "cash"],
                as: till.stage.admin
            )
            #expect(settled.status == 409, "\(settled.json)")
        }
    }

    /// A refund of ours that Stripe paid at first and refused then, so that a person has to.
    private func failed(_ amount: Int64, _ booking: HeldBooking, _ intent: String, _ till: Till) async throws -> String
    {
        let made = try await till.stage.send(
            .post,
            "\(booking.path)/refunds",
            ["amount": .integer(amount), "reason": "Cold water"],
            as: till.stage.finance
        )
        let id = try #require(made.json["id"].string, "\(made.json)")
        try await till.work()
        let refund = try #require(try await till.refunds(of: intent).last)
        try await till.control("refunds/\(refund.id)/fail")
        try await till.tell("refund.failed", of: refund.id.rawValue, type: "refund", event: "evt_failed")
        try await till.work()
        let told = try await till.stage.send(.get, "/v1/refunds/\(id)", as: till.stage.admin).json
        #expect(told["status"] == "owed" && told["parts"][0]["problem"].string != nil, "\(told)")
        return id
    }

    @Test(arguments: Engine.allCases)
    func `a refund in the dashboard in place of one that failed is not a second one`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await paid(till)
            let id = try await failed(5_000, booking, intent, till)
            // As much is left of the payment as was to be given back.
            try await giveBack(4_999, of: intent, till, event: "evt_a")
            try await till.work()
            #expect(try await till.booking(booking)["refunded"] == 9_999)
            try await giveBack(5_000, of: intent, till, event: "evt_b")
            try await till.work()
            #expect(try await till.booking(booking)["refunded"] == 9_999)
            let told = try await till.stage.send(.get, "/v1/refunds/\(id)", as: till.stage.admin)
            #expect(told.json["status"] == "succeeded", "\(told.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `the same amount pays what failed while some of the payment is left`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await paid(till)
            let id = try await failed(4_000, booking, intent, till)
            try await giveBack(4_000, of: intent, till, event: "evt_a")
            try await till.work()
            #expect(try await till.booking(booking)["refunded"] == 4_000)
            let told = try await till.stage.send(.get, "/v1/refunds/\(id)", as: till.stage.admin)
            #expect(told.json["status"] == "succeeded", "\(told.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `what paid some of a larger refund is counted once, whatever a person does then`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await paid(till)
            let id = try await failed(8_000, booking, intent, till)
            let refund = try await giveBack(3_000, of: intent, till, event: "evt_a")
            try await till.work()
            let path = "/v1/refunds/\(id)"
            let told = try await till.stage.send(.get, path, as: till.stage.admin)
            #expect(told.json["parts"][0]["problem"].string?.contains("pay only EUR 50.00") == true, "\(told.json)")
            #expect(try await till.stage.send(.post, "\(path)/retry", as: till.stage.finance).status == 409)
            try await tell(refund, intent, till, event: "evt_b")
            try await till.work()
            let settled = try await till.stage.send(.post, "\(path)/settle", ["method": "cash"], as: till.stage.finance)
            #expect(settled.status == 200, "\(settled.json)")
            try await tell(refund, intent, till, event: "evt_c")
            try await till.work()
            #expect(try await till.booking(booking)["refunded"] == 8_000)
        }
    }

    @Test func `events of refunds of other programs' payments are kept and cause no work`() async throws {
        try await Till.run { till in
            let told = try await till.tell("refund.created", of: "re_other", type: "refund", intent: "pi_other")
            #expect(told.status == 200 && told.json["new"] == true)
            #expect(try await till.jobs().isEmpty)
        }
    }
}
