import Bookings
import CivilTime
import SQL
import Testing
import Webhooks

/// API keys and webhooks in the console.
struct IntegrationTests {
    @Test func `a key is shown once, works, and is revoked for good`() async throws {
        try await PageStage.run { stage in
            let (_, owner) = try await stage.owned()
            let path = "/console/anna/keys"
            #expect(try await stage.post(path, [("name", " ")], headers: owner).status == 422)
            let fields = [("name", "Web site"), ("key", "00112233445566778899aabbccddeeff00112233")]
            let made = try await stage.post(path, fields, headers: owner)
            let again = try await stage.post(path, fields, headers: owner)
            let secret = try #require(made.html.firstMatch(of: /bk_[a-z2-7]{32}/)).output
            #expect(again.html.contains(secret), "The same form shows the same key.")
            let credential = ["Authorization": "Bearer \(secret)"]
            #expect(try await stage.get("/v1/providers/prv_anna/calendar-drifts", headers: credential).status == 200)
            let list = try await stage.get("/console/anna/integrations", headers: owner)
            #expect(list.html.contains("Web site") && !list.html.contains(secret))
            let revoke = try #require(list.html.firstMatch(of: /\/console\/anna\/keys\/key_[a-z0-9]*\/revoke/)).output
            #expect(list.html.matches(of: /keys\/key_[a-z0-9]*\/revoke/).count == 1)
            #expect(try await stage.get(String(revoke), headers: owner).html.contains("Web site"))
            #expect(try await stage.post(String(revoke), [], headers: owner).status == 303)
            #expect(try await stage.get("/v1/providers/prv_anna/calendar-drifts", headers: credential).status == 401)
            #expect(try await stage.post(String(revoke), [], headers: owner).status == 303, "Twice is once.")
        }
    }

    @Test func `a key's last use and end are shown, and what is in force stays in sight`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let used = try await stage.database.transaction(.write, by: .system, at: PageStage.now) { transaction in
                let keys = APIKeyStore()
                let end = PageStage.now + 30 * 86_400
                let new = NewAPIKey(
                    role: .provider,
                    provider: shop.provider,
                    name: "Till",
                    scopes: [.read],
                    expiresAt: end
                )
                let made = try await APIKeyDesk().create(new, in: transaction)
                // More than a list shows, and all of them newer.
                for number in 0..<110 {
                    let later = Transaction(by: .system, at: PageStage.now + 1, on: transaction.connection)
                    let other = try await APIKeyDesk().create(named: "\(number)", of: shop.provider, in: later)
                    try await keys.revoke(other.key.id, at: later.now, in: later.connection)
                }
                return made
            }
            let before = try await stage.get("/console/anna/integrations", headers: owner)
            #expect(before.html.contains("Till") && before.html.contains("Never used"))
            #expect(before.html.contains("Expires"))
            try await stage.database.transaction(.write) { connection in
                try await APIKeyStore().recordUse(of: used.key.id, at: PageStage.now + 60, in: connection)
            }
            let after = try await stage.get("/console/anna/integrations", headers: owner)
            #expect(!before.html.contains("Last used") && after.html.contains("Last used"))
        }
    }

    @Test func `keys are bounded, and belong to their own provider`() async throws {
        try await PageStage.run { stage in
            let (shop, owner) = try await stage.owned()
            let other = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("anna@example.org", .owner, of: other)
            let id = try await stage.database.transaction(.write, by: .system, at: PageStage.now) { transaction in
                for number in 1..<APIKeyDesk.maximumCount {
                    _ = try await APIKeyDesk().create(named: "\(number)", of: shop.provider, in: transaction)
                }
                return try await APIKeyDesk().create(named: "last", of: shop.provider, in: transaction).key.id
            }
            let full = try await stage.post("/console/anna/keys", [("name", "More")], headers: owner)
            #expect(full.status == 422 && full.html.contains("remove one first"))
            let path = "/console/maya/keys/\(id)/revoke"
            #expect(try await stage.get(path, headers: owner).status == 404)
            #expect(try await stage.post(path, [], headers: owner).status == 404)
            #expect(try await !stage.get("/console/maya/integrations", headers: owner).html.contains(id.rawValue))
            _ = try await stage.post("/console/anna/keys/\(id)/revoke", [], headers: owner)
            #expect(try await stage.post("/console/anna/keys", [("name", "More")], headers: owner).status == 200)
        }
    }

    @Test func `a webhook is added, changed, paused, resumed and removed`() async throws {
        try await PageStage.run(webhooks: .tested()) { stage in
            let (shop, owner) = try await stage.owned()
            let new = "/console/anna/new-webhook"
            let refused = try await stage.post(new, [("url", "http://example.org/x")], headers: owner)
            #expect(refused.status == 422 && refused.html.contains("Enter a whole https address"))
            let fields = [
                ("url", "https://example.org/events"), ("description", "Shop"), ("event-booking.created", "yes"),
                ("key", "00112233445566778899aabbccddeeff00112233"),
            ]
            let made = try await stage.post(new, fields, headers: owner)
            let secret = try #require(made.html.firstMatch(of: /whsec_[0-9a-f]{64}/)).output
            #expect(try await stage.post(new, fields, headers: owner).html.contains(secret))
            let endpoint = try #require(try await stage.endpoints(of: shop).first)
            #expect(endpoint.kinds == [.bookingCreated])
            let own = "/console/anna/webhooks/\(endpoint.id)"
            let page = try await stage.get(own, headers: owner)
            #expect(page.html.contains("Nothing was sent yet.") && !page.html.contains(secret))

            var change = [("revision", page.form["revision"] ?? ""), ("url", "https://example.org/new")]
            #expect(try await stage.post(own, change, headers: owner).status == 303)
            change[1].1 = "https://example.org/late"
            let late = try await stage.post(own, change, headers: owner)
            #expect(late.status == 422 && late.html.contains("https://example.org/new"))
            let changed = try #require(try await stage.endpoints(of: shop).first)
            #expect(changed.url.text == "https://example.org/new" && changed.kinds.isEmpty)

            _ = try await stage.post("\(own)/pause", [], headers: owner)
            #expect(try await stage.get(own, headers: owner).html.contains("Paused"))
            _ = try await stage.post("\(own)/resume", [], headers: owner)
            #expect(try await stage.endpoints(of: shop).first?.status == .active)
            let key = [("key", "ffeeddccbbaa99887766554433221100ffeeddcc")]
            let rotated = try await stage.post("\(own)/secret", key, headers: owner)
            let next = try #require(rotated.html.firstMatch(of: /whsec_[0-9a-f]{64}/)).output
            #expect(next != secret)
            #expect(try await stage.post("\(own)/secret", key, headers: owner).html.contains(next), "Twice is once.")
            _ = try await stage.post("\(own)/remove", [], headers: owner)
            #expect(try await stage.endpoints(of: shop).isEmpty)
        }
    }

    @Test func `deliveries are listed by pages and sent again`() async throws {
        try await PageStage.run(webhooks: .tested()) { stage in
            let (shop, owner) = try await stage.owned()
            let other = try await stage.open("maya", called: "Maya Torres")
            try await stage.member("anna@example.org", .owner, of: other)
            let id = try await stage.addEndpoint(of: shop, deliveries: 25)
            let own = "/console/anna/webhooks/\(id)"
            let first = try await stage.get(own, headers: owner).html
            #expect(first.contains("evt_anna_25") && first.contains("evt_anna_6<") && !first.contains("evt_anna_5<"))
            let older = try await stage.get("\(own)?before=evt_anna_6", headers: owner).html
            #expect(older.contains("evt_anna_5<") && older.contains("evt_anna_1<") && !older.contains(">Older<"))
            let replay = "deliveries/evt_anna_3/replay"
            #expect(try await stage.post("\(own)/\(replay)", [], headers: owner).status == 303)
            let delivery = try await stage.database.transaction(.read) { connection in
                try await WebhookHistory().deliveries(to: id, limit: 100, in: connection)
            }.first { $0.event.rawValue == "evt_anna_3" }
            #expect(delivery?.status == .pending && delivery?.dueAt != nil)
            #expect(try await stage.post("\(own)/deliveries/evt_maya_3/replay", [], headers: owner).status == 404)
            for path in ["", "/remove"] {
                #expect(try await stage.get("/console/maya/webhooks/\(id)\(path)", headers: owner).status == 404)
                let reply = try await stage.post("/console/maya/webhooks/\(id)\(path)", [], headers: owner)
                #expect(reply.status == 404, "\(path)")
            }
        }
    }
}

extension PageStage {
    fileprivate func endpoints(of shop: Shop) async throws -> [WebhookEndpoint] {
        try await database.transaction(.read) { try await WebhookHistory().endpoints(of: shop.provider, in: $0) }
    }
}
