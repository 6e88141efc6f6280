import Bookings
import CivilTime
import SQL
import Testing

/// Setting up an empty server by the link that it prints.
struct SetupTests {
    private static let practice = [
        ("practice", "Salon <b>Anna</b>"), ("zone", "Europe/Berlin"), ("slug", "salon"), ("person", "Anna Berger"),
        ("email", "Anna@Example.org"),
    ]

    private static func link(_ stage: PageStage) async throws -> String? {
        try await stage.database.transaction(.write, by: .system, at: PageStage.now) {
            try await SetupDesk(zones: .system).makeLink(in: $0)
        }.map { "/setup/\($0.text)" }
    }

    @Test func `an empty server becomes a page that can be booked in five steps`() async throws {
        try await PageStage.run { stage in
            let link = try #require(try await Self.link(stage))
            let first = try await stage.get(link)
            #expect(first.status == 200 && first.header("Referrer-Policy") == "no-referrer")
            #expect(first.html.contains("Europe/Berlin") && !first.html.contains("posix"))
            let begun = try await stage.post(link, Self.practice)
            #expect(begun.header("Location") == "/console/salon/setup/hours")
            let cookie = try #require(begun.header("Set-Cookie")?.split(separator: ";").first)
            let owner = ["Cookie": String(cookie), "Sec-Fetch-Site": "same-origin"]

            let hours = try await stage.get("/console/salon/setup/hours", headers: owner)
            #expect(hours.form["d1.0.start"] == "09:00" && hours.form["d0.0.start"] == "")
            let saved = try await stage.post(
                "/console/salon/setup/hours",
                hours.form.map { ($0.key, $0.value) },
                headers: owner
            )
            #expect(saved.header("Location") == "/console/salon/setup/service")

            let key = try #require(try await stage.get("/console/salon/setup/service", headers: owner).form["key"])
            let service = [
                ("key", key), ("name", "Haircut"), ("duration", "45"), ("price", "49"), ("currency", "eur"),
            ]
            for _ in 0..<2 {
                let made = try await stage.post("/console/salon/setup/service", service, headers: owner)
                #expect(made.header("Location") == "/console/salon/setup/policy")
            }
            let policy = try await stage.get("/console/salon/setup/policy", headers: owner)
            #expect(policy.html.matches(of: /type="radio"/).count == 3 && policy.html.contains("€49.00"))
            let chosen = try await stage.post("/console/salon/setup/policy", [("policy", "strict")], headers: owner)
            #expect(chosen.header("Location") == "/console/salon/setup/page")
            let done = try await stage.get("/console/salon/setup/page", headers: owner)
            #expect(done.html.contains("href=\"/salon\"") && !done.html.contains("Nobody can book yet"))

            let page = try await stage.get("/salon")
            #expect(page.html.contains("Salon &lt;b&gt;Anna&lt;/b&gt;"))
            #expect(page.html.matches(of: /Haircut/).count == 1)
            let path = try #require(page.html.firstMatch(of: /href="(\/salon\/[a-z0-9]*)"/)).1
            let times = try await stage.get(String(path))
            #expect(times.html.contains("45 min") && !times.times.isEmpty)
            // The person who set up the provider administers the server, too.
            #expect(try await stage.get("/console/account/server", headers: owner).status == 200)
            #expect(try await stage.get("/console/salon/people", headers: owner).html.contains("Anna Berger"))
        }
    }

    @Test func `the link works once, and not on a server that has a provider`() async throws {
        try await PageStage.run { stage in
            let (link, second) = (try #require(try await Self.link(stage)), try #require(try await Self.link(stage)))
            #expect(try await stage.post(link, Self.practice).status == 303)
            for used in [link, second, "/setup/su_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "/setup/x"] {
                #expect(try await stage.get(used).status == 404)
                #expect(try await stage.post(used, Self.practice).status == 404)
            }
            #expect(try await Self.link(stage) == nil)
            let stored = try await stage.database.transaction(.read) { connection in
                try await connection.query("SELECT hex(secret_hash) || subject AS kept FROM one_time_secrets").map {
                    try $0.decode("kept", as: String.self)
                }.joined()
            }
            #expect(!stored.contains(String(second.suffix(32))))
        }
    }

    @Test func `what is missing is said at its field, and leaves the link as it was`() async throws {
        try await PageStage.run { stage in
            let link = try #require(try await Self.link(stage))
            let refused = try await stage.post(
                link,
                [("practice", "Anna"), ("zone", "Mars/Base"), ("slug", "console"), ("email", "x")]
            )
            #expect(refused.status == 422 && refused.header("Set-Cookie") == nil)
            #expect(refused.html.matches(of: /class="field wrong"/).count == 4 && refused.form["practice"] == "Anna")
            #expect(try await stage.get(link).status == 200)
            let foreign = try await stage.post(link, Self.practice, headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(foreign.status == 403)
            #expect(try await stage.post(link, Self.practice).status == 303)
        }
    }

    @Test func `steps that were left out are named at the end`() async throws {
        try await PageStage.run { stage in
            let link = try #require(try await Self.link(stage))
            // Without an address of its own the page is named after the practice.
            let fields = [
                ("practice", "Hände & Füße 24"), ("zone", "UTC"), ("person", "A"), ("email", "a@example.org"),
            ]
            let begun = try await stage.post(link, fields)
            #expect(begun.header("Location") == "/console/hndefe24/setup/hours")
            let cookie = try #require(begun.header("Set-Cookie")?.split(separator: ";").first)
            let owner = ["Cookie": String(cookie), "Sec-Fetch-Site": "same-origin"]
            let done = try await stage.get("/console/hndefe24/setup/page", headers: owner)
            #expect(done.html.matches(of: /Nobody can book yet/).count == 2)
            let halved = try await stage.post(
                "/console/hndefe24/setup/hours",
                [("d1.0.start", "09:00")],
                headers: owner
            )
            #expect(halved.status == 422 && halved.form["d1.0.start"] == "09:00")
        }
    }
}
