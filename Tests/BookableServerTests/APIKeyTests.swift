import BookableAPI
import Bookings
import HTTPTypes
import SQL
import Testing

@testable import BookableServer

/// Making, using, rotating and revoking API keys, and what scopes allow.
struct APIKeyTests {
    @Test(arguments: Engine.allCases)
    func `a key is made, listed without its secret, used and ended`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let made = try await stage.send(
                .post,
                "\(anna.path)/api-keys",
                ["name": "Web site", "expires_at": "2026-03-02T09:00:00Z"],
                as: anna.key
            )
            // The key that asks never expires, so a shorter one is fine.
            #expect(made.status == 201, "\(made.json)")
            let secret = try #require(made.json["secret"].string)
            let place = try #require(made.header("Location"))
            #expect(try await stage.send(.get, "/v1/bookings", as: secret).status == 200)
            // The use is written by a background service, not with the request.
            #expect(try await stage.send(.get, place, as: anna.key).json["last_used_at"] == .null)
            #expect(try await stage.server.keyUses.record(on: stage.database) >= 2)
            #expect(try await stage.send(.get, place, as: anna.key).json["last_used_at"] == "2026-03-02T08:00:00Z")
            // Once an hour, however often it is used.
            stage.clock.advance(by: 1_800)
            #expect(try await stage.send(.get, "/v1/bookings", as: secret).status == 200)
            #expect(try await stage.server.keyUses.record(on: stage.database) == 0)
            let list = try await stage.send(.get, "\(anna.path)/api-keys", as: anna.key)
            #expect(list.json["items"].array.count == 2)
            #expect(!String(decoding: list.bytes, as: UTF8.self).contains("bk_"))
            stage.clock.advance(by: 1_800)
            let expired = try await stage.send(.get, "/v1/bookings", as: secret)
            #expect(expired.status == 401)
            #expect(try #require(expired.json["detail"].string).contains("expired on 2026-03-02T09:00:00Z"))
            #expect(try await stage.send(.get, place, as: anna.key).json["status"] == "expired")
            #expect(try await stage.send(.delete, place, as: anna.key).status == 204)
            #expect(try await stage.send(.get, place, as: anna.key).json["status"] == "revoked")
            let all = try await stage.send(.get, "/v1/api-keys?limit=2", as: stage.admin)
            #expect(all.json["items"].array.count == 2)
            #expect(all.json["next_cursor"].string != nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a key can be given more time, or less, while it is in force`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let bella = try await stage.openPractice("bella")
            let made = try await stage.send(
                .post,
                "\(anna.path)/api-keys",
                ["name": "Web site", "expires_at": "2026-03-02T09:00:00Z"],
                as: anna.key
            )
            let secret = try #require(made.json["secret"].string)
            let path = try #require(made.header("Location"))
            let longer: JSONValue = ["expires_at": "2026-03-03T09:00:00Z"]
            let changed = try await stage.send(.patch, path, longer, as: anna.key)
            #expect(changed.status == 200 && changed.json["expires_at"] == "2026-03-03T09:00:00Z", "\(changed.json)")
            #expect(changed.json["name"] == "Web site" && changed.json["secret"] == .null)
            // Neither by itself, nor by a stranger, nor on a route of somebody else.
            #expect(try await stage.send(.patch, path, ["expires_at": .null], as: secret).status == 422)
            #expect(try await stage.send(.patch, path, longer, as: bella.key).status == 403)
            let id = try #require(made.json["id"].string)
            #expect(try await stage.send(.patch, "\(bella.path)/api-keys/\(id)", longer, as: bella.key).status == 404)
            let past = try await stage.send(.patch, path, ["expires_at": "2026-03-02T08:00:00Z"], as: anna.key)
            #expect(past.status == 422 && past.fields == ["expires_at"])
            stage.clock.advance(by: 7_200)
            #expect(try await stage.send(.get, "/v1/bookings", as: secret).status == 200)
            let renamed: JSONValue = ["name": "Shop window", "expires_at": .null]
            #expect(try await stage.send(.patch, path, renamed, as: anna.key).json["expires_at"] == .null)
            #expect(try await stage.send(.get, path, as: anna.key).json["name"] == "Shop window")
            // One that was replaced ends when that was decided, or sooner.
            #expect(try await stage.send(.post, "\(path)/rotate", as: anna.key).status == 201)
            let more = try await stage.send(.patch, path, ["expires_at": "2027-03-03T09:00:00Z"], as: anna.key)
            #expect(more.status == 409, "\(more.json)")
            #expect(try await stage.send(.patch, path, longer, as: anna.key).status == 200)
            #expect(try await stage.send(.delete, path, as: anna.key).status == 204)
            #expect(try await stage.send(.patch, path, longer, as: anna.key).status == 409)
            let confined: JSONValue = ["name": "Reader", "scopes": ["read", "settings"]]
            let reader = try await stage.send(.post, "\(anna.path)/api-keys", confined, as: anna.key)
            let place = try #require(reader.header("Location"))
            let own = try #require(reader.json["secret"].string)
            #expect(try await stage.send(.patch, place, ["name": "x"], as: own).status == 403)
        }
    }

    @Test(arguments: Engine.allCases)
    func `rotating leaves the old key valid until the stated time`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let made = try await stage.send(
                .post,
                "/v1/api-keys",
                ["role": "finance", "name": "Books", "scopes": ["read"]],
                as: stage.admin
            )
            let old = try #require(made.json["secret"].string)
            let path = try #require(made.header("Location")) + "/rotate"
            let body: JSONValue = ["old_valid_until": "2026-03-02T08:10:00Z"]
            let rotated = try await stage.send(.post, path, body, as: stage.admin)
            #expect(rotated.status == 201, "\(rotated.json)")
            let new = try #require(rotated.json["key"]["secret"].string)
            #expect(rotated.json["key"]["scopes"] == ["read"])
            #expect(rotated.json["key"]["expires_at"] == .null)
            #expect(rotated.json["old"]["expires_at"] == "2026-03-02T08:10:00Z")
            #expect(rotated.json["old"]["replaced_by"] == rotated.json["key"]["id"])
            for secret in [old, new] { #expect(try await stage.send(.get, "/v1/refunds", as: secret).status == 200) }
            let again = try await stage.send(.post, path, as: stage.admin)
            #expect(again.status == 409)
            stage.clock.advance(by: 600)
            let refused = try await stage.send(.get, "/v1/refunds", as: old)
            #expect(refused.status == 401)
            let id = try #require(rotated.json["key"]["id"].string)
            #expect(try #require(refused.json["detail"].string).contains("\(id) replaced it"))
            #expect(try await stage.send(.get, "/v1/refunds", as: new).status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func `keys that were rotated and are still valid are bounded`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            var key = try await stage.send(.post, "\(anna.path)/api-keys", ["name": "site"], as: anna.key)
            var path = try #require(key.header("Location")) + "/rotate"
            var count = 1
            repeat {
                key = try await stage.send(.post, path, ["old_valid_until": "2036-01-01T00:00:00Z"], as: stage.admin)
                guard let id = key.json["key"]["id"].string else { break }
                path = "\(anna.path)/api-keys/\(id)/rotate"
                count += 1
            } while count < 50
            #expect(key.status == 409, "\(key.json)")
            // One more is the key of the practice itself.
            #expect(count + 1 == 2 * APIKeyDesk.maximumCount)
        }
    }

    @Test(arguments: Engine.allCases)
    func `no key makes one that can do more or lasts longer`(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/api-keys"
            let short = try await stage.send(
                .post,
                path,
                ["name": "short", "expires_at": "2026-03-03T08:00:00Z"],
                as: anna.key
            )
            let secret = try #require(short.json["secret"].string)
            #expect(try await stage.send(.post, path, ["name": "for ever"], as: secret).status == 422)
            let longer: JSONValue = ["name": "longer", "expires_at": "2026-03-03T08:00:01Z"]
            #expect(try await stage.send(.post, path, longer, as: secret).status == 422)
            let same: JSONValue = ["name": "same", "expires_at": "2026-03-03T08:00:00Z"]
            #expect(try await stage.send(.post, path, same, as: secret).status == 201)
            let ownPath = try #require(short.header("Location"))
            #expect(try await stage.send(.post, "\(ownPath)/rotate", as: secret).status == 201)
            for scope in KeyScope.allCases {
                let confined = try await stage.send(
                    .post,
                    path,
                    ["name": "confined", "scopes": [.string(scope.rawValue)]],
                    as: anna.key
                )
                let secret = try #require(confined.json["secret"].string)
                #expect(try await stage.send(.post, path, ["name": "more"], as: secret).status == 403)
            }
            let bob = try await stage.openPractice("bob")
            #expect(try await stage.send(.get, ownPath, as: bob.key).status == 403)
            let crossed = ownPath.replacing("prv_anna", with: "prv_bob")
            #expect(try await stage.send(.delete, crossed, as: bob.key).status == 404)
            #expect(try await stage.send(.post, path, ["name": "x", "scopes": []], as: anna.key).status == 400)
            #expect(try await stage.send(.post, path, ["name": "x", "scopes": ["all"]], as: anna.key).status == 400)
        }
    }

    @Test func `a key that may only read is refused by every route that changes something`() async throws {
        try await Stage.run(on: .sqlite) { stage in
            let reader = try await Self.admin(confinedTo: [.read], stage)
            let cast = try await Cast(stage)
            for route in AuthorityTests.routes {
                let reply = try await stage.send(route.method, cast.fill(route.path), route.body, as: reader)
                if route.method == .get {
                    #expect(![401, 403].contains(reply.status), "\(route.testDescription): \(reply.json)")
                } else {
                    #expect(reply.status == 403, "\(route.testDescription): \(reply.json)")
                    #expect(reply.header("WWW-Authenticate")?.contains("insufficient_scope") == true)
                }
            }
        }
    }

    @Test func `a scope opens its part and nothing that the role does not`() async throws {
        try await Stage.run(on: .sqlite) { stage in
            let anna = try await stage.openPractice()
            let booking: JSONValue = [
                "provider_id": "prv_anna", "service_id": .string(anna.service), "start_at": "2026-03-11T08:00:00Z",
                "client": ["name": "Someone"],
            ]
            func secret(_ scopes: JSONValue) async throws -> String {
                let made = try await stage.send(
                    .post,
                    "\(anna.path)/api-keys",
                    ["name": "x", "scopes": scopes],
                    as: anna.key
                )
                return try #require(made.json["secret"].string, "\(made.json)")
            }
            let (bookings, settings) = (try await secret(["bookings"]), try await secret(["settings"]))
            let (finance, both) = (try await secret(["finance"]), try await secret(["settings", "bookings"]))
            let rename: JSONValue = ["name": "Studio"]
            #expect(try await stage.send(.post, "/v1/bookings", booking, as: settings).status == 403)
            let booked = try await stage.send(.post, "/v1/bookings", booking, as: bookings)
            #expect(booked.status == 201, "\(booked.json)")
            let id = try #require(booked.json["booking"]["id"].string)
            #expect(try await stage.send(.patch, anna.path, rename, as: bookings).status == 403)
            #expect(try await stage.send(.patch, anna.path, rename, as: settings).status == 200)
            #expect(try await stage.send(.patch, anna.path, rename, as: both).status == 200)
            #expect(try await stage.send(.get, "/v1/bookings/\(id)", as: settings).status == 403)
            #expect(try await stage.send(.get, "/v1/bookings/\(id)", as: both).status == 200)
            #expect(try await stage.send(.get, "\(anna.path)/services", as: finance).status == 200)
            #expect(try await stage.send(.get, "/v1/refunds", as: bookings).status == 403)
            #expect(try await stage.send(.get, "/v1/refunds", as: finance).status == 200)
            let cash: JSONValue = ["amount": 1, "method": "cash"]
            let payments = "/v1/bookings/\(id)/payments"
            #expect(try await stage.send(.post, payments, cash, as: bookings).status == 403)
            #expect(try await stage.send(.post, payments, cash, as: finance).status == 201)
            // Scopes do not turn a provider's key into an admin's.
            #expect(try await stage.send(.get, "/metrics", as: both).status == 403)
            #expect(
                try await stage.send(.post, "/v1/providers", ["name": "N", "time_zone": "UTC"], as: both).status == 403
            )
            #expect(try await stage.send(.get, "/v1/refunds?provider=prv_bob", as: finance).status == 403)
        }
    }

    /// The secret of an admin's key with scopes.
    private static func admin(confinedTo scopes: Set<KeyScope>, _ stage: Stage) async throws -> String {
        try await stage.database.transaction(.write) { connection in
            let key = NewAPIKey(role: .admin, provider: nil, name: "confined", scopes: scopes)
            return try await APIKeyStore().create(key, at: Stage.now, in: connection).secret.text
        }
    }
}
