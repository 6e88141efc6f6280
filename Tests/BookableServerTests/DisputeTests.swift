import CivilTime
@testable import BookableServer
@testable import Payments
import Bookings
import Foundation
import HTTPTypes
import SQL
import Stripe
import StripeFake
import Testing

/// Payments that their payers dispute at their banks.
struct DisputeTests {
    private func paid(_ till: Till) async throws -> (booking: HeldBooking, intent: String) {
        let (booking, intent) = try await till.booked(try await till.practice())
        try await till.pay(intent)
        try await till.tell("payment_intent.succeeded", of: intent)
        try await till.work()
        return (booking, intent)
    }

    private func disputes(of intent: String, _ till: Till) async throws -> [Stripe.Dispute] {
        try await till.stripe.allDisputes(of: try #require(PaymentIntent.ID(rawValue: intent)))
    }

    /// Lets Stripe tell of the payment's newest dispute, twice and by several events as it does.
    private func tell(_ kinds: String..., of intent: String, _ till: Till) async throws {
        let dispute = try #require(try await disputes(of: intent, till).first).id.rawValue
        for kind in kinds {
            for _ in 1...2 {
                let told = try await till.tell(
                    "charge.dispute.\(kind)",
                    of: dispute,
                    type: "dispute",
                    event: "evt_\(dispute)_\(kind)",
                    intent: intent
                )
                #expect(told.status == 200, "\(told.json)")
            }
        }
        #expect(try await till.work() == 0)
    }

    private func decide(_ verb: String, of intent: String, _ till: Till, amount: Int64? = nil) async throws {
        let dispute = try #require(try await disputes(of: intent, till).first).id
        try await till.control("disputes/\(dispute)/\(verb)", amount.map { ["amount": .integer($0)] } ?? [:])
    }

    private func ledger(_ till: Till) async throws -> JSONValue {
        let ledger = try await till.stage.send(.get, "/v1/ledger?by=provider", as: till.stage.finance).json
        #expect(ledger["ties"][0]["holds"] == true, "\(ledger)")
        return ledger["lines"][0]
    }

    private func audit(_ till: Till) async throws {
        let audit = RefundAudit(zones: .system, evaluators: PolicyEvaluators())
        let summary = try await audit.run(on: till.stage.database) { Issue.record("\($0)") }
        #expect(summary.findings == 0)
    }

    @Test(arguments: Engine.allCases)
    func `an open dispute is money that is gone, and a won one brings it back`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (stage, (booking, intent)) = (till.stage, try await paid(till))
            try await till.control("payment_intents/\(intent)/dispute")
            try await tell("funds_withdrawn", "created", of: intent, till)
            #expect(try await till.booking(booking)["refunded"] == 9_999)
            let payment = try await till.payments(of: booking)[0]
            #expect(payment["disputed"] == 9_999 && payment["dispute_status"] == "open", "\(payment)")
            #expect(payment["disputes"][0]["reason"] == "fraudulent" && payment["disputes"][0]["closed_at"] == .null)
            let line = try await ledger(till)
            #expect(line["disputed"] == 9_999 && line["owed"] == 0 && line["kept"] == 0, "\(line)")
            let quote = try await stage.send(.get, "\(booking.path)/cancellation-quote", as: booking.token).json
            #expect(quote["already_refunded"] == 9_999 && quote["amount"] == 0, "\(quote)")
            let byHand: JSONValue = ["amount": 1, "reason": "Sorry"]
            let refused = try await stage.send(.post, "\(booking.path)/refunds", byHand, as: stage.finance)
            #expect(refused.status == 422, "\(refused.json)")
            // By the provider, who gives everything back.
            let cancelled = try await stage.send(.post, "\(booking.path)/cancel", as: stage.admin)
            #expect(cancelled.json["refund"]["amount"] == 0, "\(cancelled.json)")
            #expect(try await till.work() == 0)
            #expect(try await till.refunds(of: intent).isEmpty)
            try await audit(till)

            try await decide("win", of: intent, till)
            try await tell("closed", "funds_reinstated", of: intent, till)
            let back = try await till.booking(booking)
            #expect(back["refunded"] == 0)
            let entry = try #require(back["history"].array.last)
            #expect(entry["kind"] == "dispute_closed")
            #expect(entry["note"].string?.contains("entitled the client to EUR 99.99") == true, "\(entry)")
            #expect(try await till.payments(of: booking)[0]["dispute_status"] == "won")
            let kept = try await ledger(till)
            #expect(kept["disputed"] == 0 && kept["kept"] == 9_999, "\(kept)")
            let made = try await stage.send(
                .post,
                "\(booking.path)/refunds",
                ["amount": 9_999, "reason": "As promised"],
                as: stage.finance
            )
            #expect(made.status == 201, "\(made.json)")
            #expect(try await till.work() == 0)
            #expect(try await till.refunds(of: intent).map(\.amount) == [9_999])
            try await audit(till)
        }
    }

    @Test(arguments: Engine.allCases, [true, false])
    func `a refund that is owed waits for the bank, and is paid once`(engine: Engine, isWon: Bool) async throws {
        try await Till.run(on: engine) { till in
            let (stage, (booking, intent)) = (till.stage, try await paid(till))
            let some: JSONValue = ["amount": 4_000, "reason": "Cold water"]
            let made = try await stage.send(.post, "\(booking.path)/refunds", some, as: stage.finance)
            let path = "/v1/refunds/\(try #require(made.json["id"].string))"
            // Before the refund is sent, and without an event: Stripe refuses it because of the dispute.
            try await till.control("payment_intents/\(intent)/dispute")
            #expect(try await till.work() == 0)
            #expect(try await till.booking(booking)["refunded"] == 9_999)
            let held = try await stage.send(.get, path, as: stage.finance).json
            #expect(held["status"] == "owed", "\(held)")
            #expect(held["parts"][0]["problem"].string?.contains("EUR 40.00 of it is disputed") == true, "\(held)")
            for (verb, body) in [("settle", ["method": "cash"]), ("retry", nil)] as [(String, JSONValue?)] {
                let refused = try await stage.send(.post, "\(path)/\(verb)", body, as: stage.finance)
                #expect(refused.status == 409 && refused.code == "wrong_state", "\(verb): \(refused.json)")
            }
            let line = try await ledger(till)
            #expect(line["disputed"] == 9_999 && line["owed"] == 0, "\(line)")

            try await decide(isWon ? "win" : "lose", of: intent, till)
            try await tell("closed", of: intent, till)
            let settled = try await stage.send(.get, path, as: stage.finance).json
            #expect(settled["status"] == "succeeded" && settled["parts"][0]["problem"] == .null, "\(settled)")
            #expect(try await till.refunds(of: intent).map(\.amount) == (isWon ? [4_000] : []))
            #expect(try await till.booking(booking)["refunded"] == (isWon ? 4_000 : 9_999))
            let end = try await ledger(till)
            #expect(end["disputed"] == (isWon ? 0 : 9_999) && end["kept"] == (isWon ? 5_999 : 0), "\(end)")
            let again = try await stage.send(.post, "\(path)/settle", ["method": "cash"], as: stage.finance)
            #expect(again.status == 409)
            try await audit(till)
        }
    }

    @Test(arguments: [(8_000, 3_000, 5_000), (3_000, 6_000, 2_000)] as [(Int64, Int64, Int64)])
    func `a dispute whose amount changes holds what it is about now`(
        first: Int64,
        later: Int64,
        left: Int64
    ) async throws {
        try await Till.run { till in
            let (stage, (booking, intent)) = (till.stage, try await paid(till))
            let some: JSONValue = ["amount": 8_000, "reason": "Cold water"]
            let made = try await stage.send(.post, "\(booking.path)/refunds", some, as: stage.finance)
            let path = "/v1/refunds/\(try #require(made.json["id"].string))"
            try await till.control("payment_intents/\(intent)/dispute", ["amount": .integer(first)])
            #expect(try await till.work() == 0)
            try await decide("review", of: intent, till, amount: later)
            try await tell("updated", of: intent, till)
            try await decide("lose", of: intent, till)
            try await tell("closed", of: intent, till)
            #expect(try await till.booking(booking)["refunded"] == 8_000)
            let told = try await stage.send(.get, path, as: stage.finance).json
            #expect(told["parts"][0]["problem"].string?.contains("pay only EUR \(left / 100).00") == true, "\(told)")
            let body: JSONValue = ["method": "bank_transfer", "amount": .integer(left)]
            #expect(try await stage.send(.post, "\(path)/settle", body, as: stage.finance).status == 200)
            #expect(try await till.booking(booking)["refunded"] == 8_000)
            try await audit(till)
        }
    }

    @Test func `of a larger refund a person pays what a lost dispute left`() async throws {
        try await Till.run { till in
            let (stage, (booking, intent)) = (till.stage, try await paid(till))
            let some: JSONValue = ["amount": 8_000, "reason": "Cold water"]
            let made = try await stage.send(.post, "\(booking.path)/refunds", some, as: stage.finance)
            let path = "/v1/refunds/\(try #require(made.json["id"].string))"
            try await till.control("payment_intents/\(intent)/dispute", ["amount": 3_000])
            #expect(try await till.work() == 0)
            #expect(try await till.booking(booking)["refunded"] == 8_000)
            try await decide("lose", of: intent, till)
            try await tell("closed", of: intent, till)
            let told = try await stage.send(.get, path, as: stage.finance).json
            #expect(told["parts"][0]["problem"].string?.contains("pay only EUR 50.00") == true, "\(told)")
            for (amount, status) in [(8_000, 422), (5_000, 200)] as [(Int64, Int)] {
                let body: JSONValue = ["method": "bank_transfer", "amount": .integer(amount)]
                let settled = try await stage.send(.post, "\(path)/settle", body, as: stage.finance)
                #expect(settled.status == status, "\(settled.json)")
            }
            try await tell("updated", of: intent, till)
            #expect(try await till.booking(booking)["refunded"] == 8_000)
            try await audit(till)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an inquiry takes nothing, and what no event told of is found by reconciliation`(
        engine: Engine
    ) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await paid(till)
            try await till.control("payment_intents/\(intent)/dispute", ["inquiry": true, "reason": "unrecognized"])
            try await tell("created", of: intent, till)
            #expect(try await till.booking(booking)["refunded"] == 0)
            #expect(try await till.payments(of: booking)[0]["dispute_status"] == "inquiry")
            // The events of these never come.
            try await decide("escalate", of: intent, till)
            #expect(try await reconcile(till, mends: false) == ["dispute status inquiry open false"])
            #expect(try await reconcile(till, mends: true) == ["dispute status inquiry open true"])
            #expect(try await till.booking(booking)["refunded"] == 9_999)
            try await decide("lose", of: intent, till)
            #expect(try await reconcile(till, mends: true) == ["dispute status open lost true"])
            #expect(try await reconcile(till, mends: true) == [])
            #expect(try await till.booking(booking)["history"].array.last?["kind"] == "dispute_lost")
        }
    }

    private func reconcile(_ till: Till, mends: Bool) async throws -> [String] {
        var findings: [String] = []
        let access = try #require(till.stage.server.stripe)
        let desk = till.stage.server.paymentDesk
        let now = till.stage.clock.now
        let summary = try await Reconciliation(
            access,
            database: till.stage.database,
            desk: desk,
            mends: mends,
            now: now
        ).run(since: Instant(0)) {
            findings.append("\($0.subject) \($0.difference.rawValue) \($0.ours) \($0.theirs) \($0.isMended)")
        }
        #expect(summary.disputes == 1)
        return findings
    }
}
