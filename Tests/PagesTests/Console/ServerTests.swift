import Bookings
import CivilTime
import SQL
import Testing

/// The server in the console of its administrators.
struct ServerTests {
    @Test func `an administrator sees what waits, and has what was given up tried again`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            try await stage.member("ops@example.org", .admin, of: nil)
            let ops = try await stage.signedIn("ops@example.org")
            let path = "/console/account/server"
            #expect(try await stage.get(path, headers: ops).html.contains("No jobs are waiting."))
            let id = try await stage.deadJob(of: shop, because: "The bank is <closed>")
            let page = try await stage.get(path, headers: ops).html
            #expect(page.contains("The bank is &lt;closed&gt;") && page.contains("Given up: 1"))
            #expect(page.contains(">off<"), "No channel is configured.")
            let retry = "/console/account/jobs/\(id)/retry"
            #expect(page.contains(retry))
            #expect(try await stage.post(retry, [], headers: ops).header("Location") == "\(path)?news=retried")
            #expect(try await stage.get(path, headers: ops).html.contains("Waiting: 1"))
            #expect(try await stage.post(retry, [], headers: ops).status == 303, "Twice is once.")
            #expect(try await stage.get("/console/account", headers: ops).html.contains(path))
        }
    }

    @Test func `an administrator sees how the server and each provider do`() async throws {
        try await PageStage.run { stage in
            let shop = try await stage.open()
            _ = try await stage.open("maya", called: "Maya <Torres>")
            try await stage.member("ops@example.org", .admin, of: nil)
            let ops = try await stage.signedIn("ops@example.org")
            _ = try await stage.booking(shop, at: "2026-03-05T09:00:00Z")
            _ = try await stage.deadJob(of: shop, because: "Closed")
            let health = try await stage.get("/console/account/server", headers: ops).html
            #expect(health.contains("Memory") && health.contains("MiB") && health.contains("Payments to check"))
            let page = try await stage.get("/console/account/server/providers", headers: ops).html
            #expect(page.contains("Bookings in the next 7 days: 1") && page.contains("Given up: 1"))
            #expect(page.contains("Maya &lt;Torres&gt;") && page.contains(">OK<"))
            let rest = try await stage.get("/console/account/server/providers?after=prv_anna", headers: ops).html
            #expect(!rest.contains(">prv_anna<") && rest.contains(">prv_maya<"))
        }
    }

    @Test func `nobody else sees the server`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let id = try await stage.deadJob(of: shop, because: "Closed")
            for path in ["/console/account/server", "/console/account/server/providers"] {
                #expect(try await stage.get(path, headers: owner).status == 404)
            }
            #expect(try await stage.post("/console/account/jobs/\(id)/retry", [], headers: owner).status == 404)
            #expect(try await !stage.get("/console/account", headers: owner).html.contains("account/server"))
            #expect(try await stage.get("/console/account/server").header("Location") == "/login")
        }
    }
}

extension PageStage {
    /// A job of a provider that was given up.
    func deadJob(of shop: Shop, because reason: String) async throws -> JobID {
        try await database.transaction(.write) { connection in
            let kind = JobKind(rawValue: "refund")
            let draft = try JobDraft(kind, of: shop.provider, payload: ["refund": "rfd_anna_a"], dedupKey: "a")
            try await JobStore().enqueue(draft, at: Self.now, in: connection)
            let filter = JobStore.Filter(provider: shop.provider)
            let job = try #require(try await JobStore().list(filter, after: nil, limit: 1, in: connection).first)
            try await connection.execute(
                """
                UPDATE jobs SET status = 'dead', last_error = \(reason)
                WHERE provider_id = \(shop.provider) AND job_id = \(job.id)
                """
            )
            return job.id
        }
    }
}
