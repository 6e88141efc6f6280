@testable import BookableServer
import Foundation
import HTTPTypes
import LoopbackServers
import ServiceLifecycle
import Testing
import Webhooks
import Workers

/// An endpoint that takes its time takes it from nobody else.
struct SlowEndpointTests {
    @Test(arguments: Engine.allCases)
    func `one slow endpoint does not delay the others`(engine: Engine) async throws {
        let receiver = try WebhookReceiver()
        let access = try WebhookAccess.onLoopback(concurrency: 2, timeout: .seconds(90))
        try await receiver.answer("slow", 200, delay: 90)
        try await Stage.run(on: engine, webhooks: access) { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let slow = try await stage.addEndpoint(receiver.address("slow"), of: anna)
            _ = try await stage.addEndpoint(receiver.address("fast"), of: anna)
            _ = try await stage.addEndpoint(receiver.address("other"), of: bob)
            for hour in 10...15 {
                _ = try await stage.booked(anna, at: "2026-03-12T\(hour):00:00Z")
                _ = try await stage.booked(bob, at: "2026-03-12T\(hour):00:00Z")
            }
            let began = ContinuousClock.now
            try await stage.working {
                for name in ["fast", "other"] {
                    while try await receiver.requests(for: name).count < 12 {
                        try #require(ContinuousClock.now - began < .seconds(45), "\(name) waits for the slow one.")
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
            }
            #expect(try await receiver.requests(for: "slow").count == 1)
            let log = try await stage.deliveries(to: slow, of: anna)
            #expect(log.count == 12 && log.allSatisfy { $0["status"] == "pending" })
        }
    }
}

extension Stage {
    /// Runs `body` while the server's own workers do the jobs and tell endpoints.
    fileprivate func working(_ body: () async throws -> Void) async throws {
        let worker = try #require(server.webhookWorker)
        let runner = server.jobRunner
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            group.addTask { try await runner.run() }
            do {
                try await body()
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
        }
    }
}
