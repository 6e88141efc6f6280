import Foundation
import PostgresServer
import Testing
import TestSupport

/// A server on a read replica of PostgreSQL.
@Suite(.timeLimit(.minutes(3)))
struct ReplicaTests {
    private static let slots = "/v1/providers/prv_anna/slots?service=svc_anna_cut&from=2030-03-04&to=2030-03-09"

    @Test func itAnswersWithSlotsAndRefusesChanges() async throws {
        let primary = try await PostgresServer.start()
        let folder = try TemporaryFolder()
        let demo = try Binary.run([
            "demo", "--database", primary.url(of: "postgres"), "--env", folder.path("env"), "--url", "http://127.0.0.1",
        ])
        try #require(demo.status == 0, "\(demo.errors)")
        let replica = try await primary.startReplica()
        let server = try await ServerProcess(
            database: replica.url(of: "postgres"),
            log: folder.path("log"),
            options: ["--database-role", "replica"]
        )
        #expect(try await server.endpoint.send("GET", Self.slots).status == 200)
        let booking = #"{"provider_id":"prv_anna","service_id":"svc_anna_cut","start_at":"2030-03-04T09:00:00Z","#
        let refused = try await server.endpoint.send(
            "POST",
            "/v1/bookings",
            body: booking + #""client":{"name":"Kim"}}"#
        )
        #expect(refused.status == 503)
        #expect(refused.body.contains("can only be read"), "\(refused.body)")
        #expect(server.stop() == 0)
    }

    @Test func withoutTheRoleItSaysThatTheDatabaseCanOnlyBeRead() async throws {
        let primary = try await PostgresServer.start()
        let replica = try await primary.startReplica()
        let outcome = try Binary.run(["serve", "--database", replica.url(of: "postgres"), "--port", "0"])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("can only be read"), "\(outcome.errors)")
    }
}
