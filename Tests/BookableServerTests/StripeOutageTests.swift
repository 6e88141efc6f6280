@testable import BookableServer
import BookableAPI
import Bookings
import HTTPTypes
import SQL
import Stripe
import Testing

/// What is to be asked of Stripe while it cannot be asked: it waits, and is done when the fault is mended.
struct StripeOutageTests {
    @Test(arguments: ["key_refused", "unavailable"], Engine.allCases)
    func `a refund outlasts an outage`(fault: String, engine: Engine) async throws {
        var configuration = Stage.unlimited
        configuration.api.metricsAccess = .open
        try await Till.run(on: engine, configuration: configuration) { till in
            let (refund, intent) = try await cancelled(till, while: fault)
            try await till.work(for: 5 * 86_400)
            let job = try #require(try await till.jobs().first)
            #expect(job.status == .ready && job.lastError?.isEmpty == false, "\(job)")
            let metrics = try await till.stage.send(.get, "/metrics")
            #expect(
                String(decoding: metrics.bytes, as: UTF8.self).contains(
                    "bookable_job_outages_total{kind=\"refund_send\"}"
                )
            )
            try await till.control("faults", [:])
            #expect(try await till.work() == 0)
            #expect(try await till.refunds(of: intent).map(\.amount) == [9_999])
            let paid = try await till.stage.send(.get, "/v1/refunds/\(refund)", as: till.stage.admin).json
            #expect(paid["status"] == "succeeded", "\(paid)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a refund that was given up goes on when it is retried`(engine: Engine) async throws {
        try await Till.run(on: engine) { till in
            let (refund, intent) = try await cancelled(till, while: "key_refused")
            let path = "/v1/refunds/\(refund)/retry"
            #expect(try await till.stage.send(.post, path, as: till.stage.finance).status == 409)
            try await till.work(for: 31 * 86_400)
            #expect(try await till.jobs().map(\.status) == [.dead])
            try await till.control("faults", [:])
            #expect(try await till.stage.send(.post, path, as: till.stage.finance).status == 200)
            #expect(try await till.work() == 0)
            #expect(try await till.refunds(of: intent).count == 1)
        }
    }

    /// Cancels a paid booking, with Stripe out of order from then on.
    private func cancelled(_ till: Till, while fault: String) async throws -> (refund: String, intent: String) {
        let (booking, intent) = try await till.booked(try await till.practice())
        try await till.pay(intent)
        try await till.tell("payment_intent.succeeded", of: intent)
        try await till.work()
        try await till.control("faults", ["rates": .object([fault: 1_000])])
        let reply = try await till.stage.send(.post, "\(booking.path)/cancel", as: booking.token)
        return (try #require(reply.json["refund"]["id"].string, "\(reply.json)"), intent)
    }
}
