import CivilTime
@testable import BookableServer
@testable import Payments
@testable import Workers
import Bookings
import HTTPTypes
import SQL
import Stripe
import Testing

/// What Stripe received is compared with what was asked for, wherever it becomes known.
struct PaymentMismatchTests {
    /// What Stripe says instead, and what differs then.
    struct Lie: CustomTestStringConvertible {
        let words: JSONValue
        let mismatch: String
        var difference: String { mismatch == "intent" ? "unknown" : mismatch }
        var testDescription: String { mismatch }
    }

    private static let lies = [
        Lie(words: ["status": "succeeded", "amount_received": 1], mismatch: "partial_capture"),
        Lie(words: ["status": "succeeded", "amount_received": 9_998], mismatch: "partial_capture"),
        Lie(words: ["status": "succeeded", "amount": 1, "amount_received": 1], mismatch: "amount"),
        Lie(words: ["status": "succeeded", "amount": 19_998, "amount_received": 19_998], mismatch: "amount"),
        Lie(words: ["status": "succeeded", "amount_received": 10_000], mismatch: "amount"),
        Lie(words: ["status": "succeeded", "currency": "usd", "amount_received": 9_999], mismatch: "currency"),
        Lie(words: ["status": "succeeded", "livemode": true, "amount_received": 9_999], mismatch: "mode"),
        Lie(
            words: ["status": "succeeded", "destination": "acct_other", "amount_received": 9_999],
            mismatch: "account"
        ),
    ]

    /// How it becomes known.
    enum Way: CaseIterable {
        case event, reading, reconciliation, worker
    }

    private func reconcile(_ till: Till, mends: Bool) async throws -> [ReconciliationFinding] {
        var findings: [ReconciliationFinding] = []
        let access = try #require(till.stage.server.stripe)
        let desk = till.stage.server.paymentDesk
        let now = till.stage.clock.now
        _ = try await Reconciliation(access, database: till.stage.database, desk: desk, mends: mends, now: now)
            .run(since: Instant(0)) { findings.append($0) }
        return findings
    }

    private func makeKnown(_ way: Way, _ booking: HeldBooking, _ intent: String, _ till: Till) async throws {
        switch way {
        case .event:
            try await till.tell("payment_intent.succeeded", of: intent)
            try await till.work()
        case .reading:
            till.stage.clock.advance(by: 60)
            let read = try await till.stage.send(.get, "\(booking.path)/payment", as: booking.token)
            #expect(read.json["status"] == "problem" && read.json["client_secret"] == .null, "\(read.json)")
        case .reconciliation:
            _ = try await reconcile(till, mends: true)
        case .worker:
            // The hold runs out, and the job that calls the payment off finds that money has come.
            till.stage.clock.advance(by: 901)
            _ = try await till.stage.server.sweeper.sweep()
            try await till.work()
        }
    }

    @Test(arguments: lies, Way.allCases)
    func `what is not as it was asked for never confirms`(lie: Lie, way: Way) async throws {
        try await Till.run { till in
            let practice = try await till.practice()
            let (booking, intent) = try await till.booked(practice)
            try await till.control("payment_intents/\(intent)/alter", lie.words)
            try await makeKnown(way, booking, intent, till)
            let found = try await till.booking(booking)
            #expect(found["status"] != "confirmed" && found["paid"] == 0, "\(found)")
            #expect(found["history"].array.contains { $0["kind"] == "payment_problem" })
            let payment = try #require(try await till.payments(of: booking).first)
            #expect(payment["status"] == "problem" && payment["mismatch"] == .string(lie.mismatch), "\(payment)")
            #expect(payment["received"] == lie.words["amount_received"])
            #expect(payment["problem"].string?.isEmpty == false)
            let listed = try await till.stage.send(.get, "/v1/payments?status=problem", as: till.stage.finance)
            #expect(listed.json["items"].array == [payment])
            let findings = try await reconcile(till, mends: true)
            #expect(findings.map(\.difference.rawValue) == [lie.difference])
            #expect(findings.allSatisfy { !$0.isMended })
            let metrics = try await till.stage.send(.get, "/metrics", as: till.stage.admin)
            #expect(String(decoding: metrics.bytes, as: UTF8.self).contains("bookable_payment_problems 1"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a slot that somebody paid for is not sold to another`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice()
            let (booking, intent) = try await till.booked(practice)
            try await till.control("payment_intents/\(intent)/alter", ["status": "succeeded", "amount_received": 1])
            try await makeKnown(.event, booking, intent, till)
            till.stage.clock.advance(by: 86_400)
            _ = try await till.stage.server.sweeper.sweep()
            try await till.work()
            #expect(try await till.booking(booking)["status"] == "pending")
            #expect(try await till.stage.book(practice, at: "2026-03-09T08:00:00Z").code == "slot_taken")
            let seen = try await till.stage.send(.get, "\(booking.path)/payments", as: booking.token)
            #expect(seen.json["items"][0]["problem"] == "A person has to look at this payment.")
            #expect(seen.json["items"][0]["received"] == .null)
            // A person decides: the provider cancels, and the slot is free.
            try await till.stage.send(.post, "\(booking.path)/cancel", as: practice.key)
            #expect(try await till.stage.book(practice, at: "2026-03-09T08:00:00Z").status == 201)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a person settles a problem, and it stays settled`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice()
            let (booking, intent) = try await till.booked(practice)
            try await till.control("payment_intents/\(intent)/alter", ["status": "succeeded", "amount_received": 1])
            try await makeKnown(.event, booking, intent, till)
            let id = try #require(try await till.payments(of: booking).first?["id"].string)
            let path = "/v1/payments/\(id)/settle"
            let note: JSONValue = ["note": "Given back in the dashboard."]
            let stage = till.stage
            for (credential, status) in [(nil, 401), (booking.token, 403), (practice.key, 403)] {
                #expect(try await stage.send(.post, path, note, as: credential).status == status)
            }
            #expect(try await stage.send(.post, path, ["note": ""], as: stage.finance).status == 400)
            let settled = try await stage.send(.post, path, note, as: stage.finance)
            #expect(settled.json["status"] == "cancelled" && settled.json["note"] == note["note"], "\(settled.json)")
            #expect(try await stage.send(.post, path, note, as: stage.finance).code == "wrong_state")
            let released = try await till.booking(booking)
            #expect(released["status"] == "cancelled" && released["paid"] == 0)
            let entry = try #require(released["history"].array.first { $0["kind"] == "payment_settled" })
            #expect(entry["acted_for"] == "finance")
            try await till.tell("payment_intent.succeeded", of: intent, event: "evt_again")
            try await till.work()
            #expect(try await till.payments(of: booking).first?["status"] == "cancelled")
            #expect(try await reconcile(till, mends: true).isEmpty)
            #expect(try await stage.book(practice, at: "2026-03-09T08:00:00Z").status == 201)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a person takes in what is as it was asked for by now`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (booking, intent) = try await till.booked(try await till.practice())
            let path = "payment_intents/\(intent)/alter"
            try await till.control(path, ["status": "succeeded", "currency": "usd", "amount_received": 9_999])
            try await makeKnown(.event, booking, intent, till)
            try await till.control(path, ["currency": "eur"])
            try await till.tell("payment_intent.succeeded", of: intent, event: "evt_2")
            try await till.work()
            #expect(try await till.booking(booking)["status"] == "pending")
            let findings = try await reconcile(till, mends: true)
            #expect(findings.map(\.difference) == [.status] && findings.allSatisfy(\.isMended))
            let paid = try await till.booking(booking)
            #expect(paid["status"] == "confirmed" && paid["paid"] == 9_999)
            #expect(try await till.payments(of: booking).first?["problem"] == .null)
            #expect(try await reconcile(till, mends: false).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `money to a provider's own account is as it was asked for`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let practice = try await till.practice()
            let account: JSONValue = ["stripe_account": "acct_anna", "fee_basis_points": 500]
            #expect(try await till.stage.send(.patch, practice.path, account, as: till.stage.admin).status == 200)
            let (booking, intent) = try await till.booked(practice)
            try await till.pay(intent)
            try await makeKnown(.event, booking, intent, till)
            #expect(try await till.booking(booking)["status"] == "confirmed")
        }
    }

    @Test func `an event of a connected account is about no payment of ours`() async throws {
        try await Till.run { till in
            let (booking, intent) = try await till.booked(try await till.practice())
            try await till.pay(intent)
            try await till.tell("payment_intent.succeeded", of: intent, account: "acct_foreign")
            #expect(try await till.work() == 0)
            #expect(try await till.booking(booking)["status"] == "pending")
        }
    }
}
