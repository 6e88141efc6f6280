import CivilTime
@testable import BookableServer
import Bookings
import Foundation
import HTTPTypes
import LoopbackServers
import Notifications
import Stripe
import Testing
import Webhooks

/// Who is told of a dispute, and of what.
struct DisputeNoticeTests {
    private let folder: MailFolder
    private let receiver: WebhookReceiver
    private let webhooks: WebhookAccess

    init() throws {
        folder = try MailFolder()
        receiver = try WebhookReceiver()
        webhooks = try .onLoopback()
    }

    @Test(arguments: Engine.allCases)
    func `a dispute is told to the provider and to webhooks, and so is its end`(engine: Engine) async throws {
        try await run(on: engine) { till in
            let (stage, anna, intent) = try await paid(till)
            let due = stage.clock.now + 7 * 86_400
            try await till.control("payment_intents/\(intent)/dispute", ["amount": 4_000, "reason": "fraudulent"])
            // Stripe tells several times.
            for kind in ["created", "funds_withdrawn", "updated"] { try await tell(kind, of: intent, till) }
            let opened = try mails(to: "anna@example.com", about: "Payment disputed")
            try #require(opened.count == 1, "\(opened)")
            // Evidence is taken for seven days, four before the session.
            #expect(opened[0].contains("€40.00") && opened[0].contains("Mar 9"), "\(opened)")
            #expect(opened[0].contains("Stripe"), "What to do.")

            try await till.control("disputes/\(try await dispute(of: intent, till))/lose")
            try await tell("closed", of: intent, till)
            #expect(try mails(to: "anna@example.com", about: "Dispute lost").count == 1)
            let clients = try folder.mails().filter { $0.contains("To: ") && $0.contains("<kim@example.com>") }
            #expect(clients.allSatisfy { !$0.contains("isput") }, "Clients are not told.")

            try await stage.tellEndpoints(webhooks)
            let told = try await receiver.requests(for: "anna").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.body.utf8))
            }
            let disputes = told.filter { $0["type"].string?.contains("disput") == true }
            #expect(disputes.map(\.["type"]) == ["payment.disputed", "payment.dispute_closed"], "\(told)")
            try #require(disputes.count == 2)
            let first = disputes[0]["data"]["dispute"]
            #expect(
                first["status"] == "open" && first["amount"] == 4_000 && first["reason"] == "fraudulent",
                "\(first)"
            )
            #expect(first["evidence_due_at"].string == due.description && first["closed_at"] == .null, "\(first)")
            let last = disputes[1]["data"]["dispute"]
            #expect(last["status"] == "lost" && last["evidence_due_at"] == .null, "\(last)")
            #expect(told.filter { $0["type"] == "payment.succeeded" }.allSatisfy { $0["data"]["dispute"] == .null })
            let payment = try await stage.send(.get, "/v1/payments", as: anna.key).json["items"][0]
            #expect(payment["disputes"][0]["status"] == "lost", "\(payment)")
        }
    }

    @Test func `an inquiry says that nothing is gone yet, and its escalation is told with the new date`() async throws {
        try await run { till in
            let (stage, anna, intent) = try await paid(till)
            let choice: JSONValue = ["language": "de"]
            #expect(try await stage.send(.put, "\(anna.path)/message-settings", choice, as: anna.key).status == 200)
            try await till.control("payment_intents/\(intent)/dispute", ["inquiry": true])
            try await tell("created", of: intent, till)
            let asked = try mails(to: "anna@example.com", about: "Bank fragt nach einer Zahlung")
            #expect(asked.count == 1 && asked.allSatisfy { $0.contains("Bisher wurde nichts abgebucht") }, "\(asked)")
            stage.clock.advance(by: 2 * 86_400)
            try await till.control("disputes/\(try await dispute(of: intent, till))/escalate")
            try await tell("updated", of: intent, till)
            let opened = try mails(to: "anna@example.com", about: "Zahlung angefochten")
            #expect(opened.count == 1 && opened.allSatisfy { $0.contains("11. März") }, "\(opened)")
        }
    }

    @Test func `a provider who wants no mail of disputes gets none`() async throws {
        try await run { till in
            let (stage, anna, intent) = try await paid(till)
            let choice: JSONValue = ["provider_occasions": ["payment_disputed": []]]
            #expect(try await stage.send(.put, "\(anna.path)/message-settings", choice, as: anna.key).status == 200)
            try await till.control("payment_intents/\(intent)/dispute")
            try await tell("created", of: intent, till)
            #expect(try mails(to: "anna@example.com", about: "Payment disputed").isEmpty)
            try await till.control("disputes/\(try await dispute(of: intent, till))/win")
            try await tell("closed", of: intent, till)
            #expect(try mails(to: "anna@example.com", about: "Dispute won").count == 1)
        }
    }

    private func run(
        on engine: Engine = .sqlite,
        _ body: @escaping @Sendable (Till) async throws -> Void
    ) async throws {
        try await Till.run(
            on: engine,
            observers: [MessagePlanning(zones: .system, channels: [.email])],
            webhooks: webhooks,
            messages: MessageAccess(channels: [.email]),
            body
        )
    }

    private func paid(_ till: Till) async throws -> (stage: Stage, anna: Practice, intent: String) {
        let anna = try await till.practice()
        _ = try await till.stage.addEndpoint(receiver.address("anna"), of: anna)
        let (_, intent) = try await till.booked(anna, at: "2026-03-12T08:00:00Z")
        try await till.pay(intent)
        try await till.tell("payment_intent.succeeded", of: intent)
        try await till.work()
        return (till.stage, anna, intent)
    }

    private func dispute(of intent: String, _ till: Till) async throws -> String {
        let id = try #require(PaymentIntent.ID(rawValue: intent))
        return try #require(try await till.stripe.allDisputes(of: id).first).id.rawValue
    }

    /// Lets Stripe tell of the payment's dispute, and the server mail what follows.
    private func tell(_ kind: String, of intent: String, _ till: Till) async throws {
        let id = try await dispute(of: intent, till)
        let told = try await till.tell(
            "charge.dispute.\(kind)",
            of: id,
            type: "dispute",
            event: "evt_\(id)_\(kind)_\(till.stage.clock.now.secondsSince1970)",
            intent: intent
        )
        #expect(told.status == 200, "\(told.json)")
        try await till.work()
        let dispatcher = MessageDispatcher(
            database: till.stage.database,
            zones: .system,
            identity: try #require(MessageIdentity(mailFrom: "bookings@shop.example")),
            mail: folder.carrier,
            clock: { [clock = till.stage.clock] in clock.now }
        )
        // A round that only takes messages out of their plan sends none.
        for _ in 1...5 {
            while try await !dispatcher.round().results.isEmpty {}
            till.stage.clock.advance(by: 1)
        }
    }

    private func mails(to address: String, about title: String) throws -> [String] {
        try folder.mails().filter { $0.contains("<\(address)>") && $0.contains("Subject: \(title)") }
    }
}
