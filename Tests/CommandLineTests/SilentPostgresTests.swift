import Foundation
import FoundationNetworking
import PostgresServer
import Testing
import TestSupport

/// A server whose PostgreSQL hangs without closing its connections.
@Suite(.timeLimit(.minutes(3)))
struct SilentPostgresTests {
    @Test func `requests end at a deadline, readiness says so, and all is well afterwards`() async throws {
        let server = try await PostgresServer.shared
        try await server.withDatabase { url in
            let proxy = try SilentProxy.start(before: server.port)
            let database = proxy.url(of: try #require(URL(string: url)).lastPathComponent)
            let folder = try TemporaryFolder()
            let key = try Shop.make(in: database)
            let running = try await ServerProcess(
                database: database,
                log: folder.path("log"),
                options: ["--statement-timeout", "1", "--database-timeout", "2", "--database-connections", "2"]
            )
            let endpoint = running.endpoint
            try await Shop.open(on: endpoint, key: key)
            let starts = try await Shop.slots(on: endpoint)
            try #require(starts.count > 8)
            proxy.fallSilent()
            let clock = ContinuousClock()
            // Both connections are open and in use, and others wait for them.
            let duration = try await clock.measure {
                let statuses = try await Self.book(starts.prefix(6), on: endpoint)
                #expect(statuses == Array(repeating: 503, count: 6))
            }
            #expect(duration < .seconds(40))
            let ready = try await endpoint.send("GET", "/readyz")
            #expect(ready.status == 503)
            #expect(ready.body.contains("\"field\":\"database\""), "\(ready.body)")
            proxy.speak()
            while try await endpoint.send("GET", "/readyz").status != 200 {
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(await Shop.book(starts[8], on: endpoint) != nil)
            #expect(running.stop() == 0)
        }
    }

    private static func book(_ starts: some Collection<String>, on endpoint: Endpoint) async throws -> [Int] {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for start in starts {
                let body = """
                    {"provider_id": "prv_shop", "service_id": "svc_shop_visit", "start_at": "\(start)", "client": {"name": "K"}}
                    """
                group.addTask { try await endpoint.send("POST", "/v1/bookings", body: body).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
