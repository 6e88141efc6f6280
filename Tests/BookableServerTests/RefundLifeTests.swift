import CivilTime
@testable import BookableServer
@testable import Payments
import Bookings
import HTTPTypes
import Policies
import SQL
import Stripe
import Testing

/// Refunds by hand, by parts and by Stripe's second thoughts.
struct RefundLifeTests {
    /// A booking that stands, paid through Stripe.
    private static func paid(_ till: Till, _ practice: Practice) async throws -> (booking: HeldBooking, intent: String)
    {
        let (booking, intent) = try await till.booked(practice)
        try await till.pay(intent)
        try await till.tell("payment_intent.succeeded", of: intent)
        try await till.work()
        return (booking, intent)
    }

    @Test(arguments: Engine.allCases)
    func `a refund by hand has a reason, a limit and one effect`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await Self.paid(till, try await till.practice())
            let path = "\(booking.path)/refunds"
            let body: JSONValue = ["amount": 1_000, "reason": "The heating was off"]
            let made = try await [1, 2].asyncMap { _ in
                try await till.stage.send(
                    .post,
                    path,
                    body,
                    as: till.stage.finance,
                    headers: ["Idempotency-Key": "heating"]
                )
            }
            #expect(made.map(\.status) == [201, 201] && made[0].json == made[1].json)
            #expect(made[0].json["kind"] == "manual" && made[0].json["input"] == .null)
            let tooMuch: JSONValue = ["amount": 9_000, "reason": "All of it"]
            #expect(try await till.stage.send(.post, path, tooMuch, as: till.stage.finance).status == 422)
            #expect(try await till.work() == 0)
            #expect(try await till.refunds(of: intent).map(\.amount) == [1_000])
            let ledger = try await till.stage.send(.get, "/v1/ledger?by=provider", as: till.stage.finance).json
            #expect(ledger["lines"][0]["kept"] == 8_999 && ledger["ties"][0]["holds"] == true)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what Stripe cannot pay is paid by a person`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await Self.paid(till, try await till.practice())
            let cancelled = try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            let id = try #require(cancelled.json["refund"]["id"].string)
            #expect(try await till.work() == 0)
            let refund = try #require(try await till.refunds(of: intent).first)
            try await till.control("refunds/\(refund.id)/fail")
            try await till.tell("refund.failed", of: refund.id.rawValue, type: "refund", event: "evt_2")
            #expect(try await till.work() == 0)
            let back = try await till.stage.send(.get, "/v1/refunds/\(id)", as: till.stage.admin).json
            #expect(back["status"] == "owed" && back["parts"][0]["problem"].string != nil, "\(back)")
            let settled = try await till.stage.send(
                .post,
                "/v1/refunds/\(id)/settle",
                ["method": "bank_transfer"],
                as: till.stage.finance
            )
            #expect(settled.json["status"] == "succeeded" && settled.json["parts"][0]["method"] == "bank_transfer")
            let again = try await till.stage.send(.post, "/v1/refunds/\(id)/retry", as: till.stage.finance)
            #expect(again.status == 409)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is paid by hand has the bank's reference and date, and is never overpaid`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-20T08:00:00Z")
            func pay(_ amount: Int64, on date: String) async throws -> Reply {
                let body: JSONValue = [
                    "amount": .integer(amount), "method": "bank_transfer", "reference": "=Invoice 7",
                    "paid_on": .string(date),
                ]
                return try await stage.send(.post, "\(booking.path)/payments", body, as: anna.key)
            }
            // It is 2026-03-02, and nowhere the fourth.
            #expect(try await pay(4_000, on: "2026-03-04").fields == ["paid_on"])
            #expect(try await pay(10_000, on: "2026-02-27").fields == ["amount"])
            let paid = try await pay(9_999, on: "2026-02-27").json["payment"]
            #expect(paid["paid_on"] == "2026-02-27" && paid["reference"] == "=Invoice 7", "\(paid)")
            let cancelled = try await stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            let path = "/v1/refunds/\(try #require(cancelled.json["refund"]["id"].string))/settle"
            func settle(_ amount: JSONValue) async throws -> Reply {
                let body: JSONValue = ["method": "bank_transfer", "reference": "E2E-9", "paid_on": "2026-03-02"]
                return try await stage.send(
                    .post,
                    path,
                    body.with("amount", amount).with("currency", "EUR"),
                    as: stage.finance
                )
            }
            for wrong: JSONValue in ["100.00", "99.98"] {
                let refused = try await settle(wrong)
                #expect(refused.status == 422 && refused.fields == ["amount"], "\(refused.json)")
                #expect(refused.json["detail"].string?.contains("EUR 99.99 is to be paid by hand") == true)
            }
            let part = try await settle("99.99").json["parts"][0]
            #expect(part["reference"] == "E2E-9" && part["paid_on"] == "2026-03-02", "\(part)")
            #expect(try await settle("99.99").status == 409)
            let ledger = try await stage.send(.get, "/v1/ledger?format=csv", as: stage.finance)
            let lines = String(decoding: ledger.bytes, as: UTF8.self).split(separator: "\r\n")
            #expect(lines.count == 3 && lines[1].hasPrefix("2026-02,EUR,1,99.99,"), "\(lines)")
            // A month with refunds alone keeps less than nothing, and that is a number.
            #expect(lines.last?.contains(",-99.99,") == true, "\(lines)")
            let payments = try await stage.send(.get, "/v1/payments?format=csv", as: stage.finance)
            #expect(String(decoding: payments.bytes, as: UTF8.self).hasSuffix(",2026-02-27,'=Invoice 7,0.00,\r\n"))
            let refunds = try await stage.send(.get, "/v1/refunds?format=csv", as: stage.finance)
            #expect(String(decoding: refunds.bytes, as: UTF8.self).hasSuffix(",2026-03-02,E2E-9\r\n"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a pending refund is asked after`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await Self.paid(till, try await till.practice())
            try await till.control("settings", ["refunds_pending": true])
            try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(try await till.work(for: 60) == 1)
            let refund = try #require(try await till.refunds(of: intent).first)
            try await till.control("refunds/\(refund.id)/settle")
            #expect(try await till.work() == 0)
            let list = try await till.stage.send(.get, "/v1/refunds", as: till.stage.admin).json
            #expect(list["items"][0]["status"] == "succeeded")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a provider's own account gets the money and gives it back`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice()
            let account: JSONValue = ["stripe_account": "acct_anna1", "fee_basis_points": 1_000]
            #expect(try await till.stage.send(.patch, practice.path, account, as: practice.key).status == 403)
            #expect(try await till.stage.send(.patch, practice.path, account, as: till.stage.admin).status == 200)
            let (booking, intent) = try await Self.paid(till, practice)
            let id = try #require(PaymentIntent.ID(rawValue: intent))
            #expect(try await till.stripe.payment(id).applicationFeeAmount == 999)
            try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(try await till.work() == 0)
            let ledger = try await till.stage.send(.get, "/v1/ledger", as: till.stage.admin).json
            #expect(ledger["lines"][0]["fees"] == 999 && ledger["lines"][0]["fees_kept"] == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a service asks for no more than can be charged`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let practice = try await stage.openPractice()
            let ahead: JSONValue = ["prepayment": ["kind": "all"]]
            let refused = try await stage.send(.patch, practice.servicePath, ahead, as: practice.key)
            #expect(refused.status == 422 && refused.json["code"] == "payments_unavailable")
        }
        try await Till.run(on: engine) { till in
            let practice = try await till.practice()
            let little: JSONValue = ["prepayment": ["kind": "deposit", "amount": 49]]
            let refused = try await till.stage.send(.patch, practice.servicePath, little, as: practice.key)
            #expect(refused.status == 422 && refused.json["errors"][0]["field"] == "prepayment")
            let mixed: JSONValue = ["prepayment": ["kind": "all", "percent": 50]]
            #expect(try await till.stage.send(.patch, practice.servicePath, mixed, as: practice.key).status == 400)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what disagrees with Stripe is found and mended`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice()
            let (booking, intent) = try await till.booked(practice)
            try await till.pay(intent)
            let access = try #require(till.stage.server.stripe)
            let desk = till.stage.server.paymentDesk
            for mends in [false, true] {
                var findings: [ReconciliationFinding] = []
                let summary = try await Reconciliation(
                    access,
                    database: till.stage.database,
                    desk: desk,
                    mends: mends,
                    now: Stage.now
                ).run(since: Instant(0)) { findings.append($0) }
                #expect(summary.payments == 1 && findings.map(\.difference) == [.status])
                #expect(findings.map(\.isMended) == [mends])
            }
            #expect(try await till.booking(booking)["status"] == "confirmed")
        }
    }

    @Test(arguments: Engine.allCases)
    func `secrets of Stripe's are not stored`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (_, intent) = try await till.booked(try await till.practice())
            let rows = try await till.stage.database.transaction(.read) { connection in
                try await connection.query("SELECT intent_id FROM payments").map { row in
                    try row.decode("intent_id", as: String.self)
                }
            }
            #expect(rows == [intent])
        }
    }
}
