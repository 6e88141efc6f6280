import HTTPTypes
import Testing

struct PolicyTests {
    static let half =
        "return { name = \"Half\", description = \"Half.\", refund = function(b) return percent(b.paid, 50) end }"
    private static let lua = ["Content-Type": "text/x-lua"]

    @Test func anUploadIsOfferedPinnedAndKept() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let one = try await stage.send(
                .post,
                "/v1/policies",
                ["source": .string(AuthorityTests.script)],
                as: anna.key
            )
            #expect(one.status == 201)
            let policy = try #require(one.json["id"].string)
            #expect(policy.hasPrefix("pol_anna_"))
            #expect(one.header("Location") == "/v1/policies/\(policy)")
            let chosen = try await stage.send(
                .put,
                "\(anna.path)/policy",
                ["policy": .string(policy)],
                as: anna.key
            )
            #expect(chosen.json["name"] == "Own")
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")

            let two = try await stage.send(
                .post,
                "/v1/policies?policy=\(policy)",
                bytes: Array(Self.half.utf8),
                as: anna.key,
                headers: Self.lua
            )
            #expect(two.json["number"] == 2)
            #expect(two.json["id"] == .string(policy))
            #expect(two.json["version"] != one.json["version"])
            let versions = try await stage.send(.get, "/v1/policies/\(policy)/versions", as: anna.key)
            #expect(versions.json["items"].array.map(\.["number"]) == [2, 1])
            let newest = try await stage.send(.get, "/v1/policies/\(policy)", as: anna.key)
            #expect(newest.json["source"] == .string(Self.half))

            let pinned = try await stage.send(.get, booking.path, as: booking.token)
            #expect(pinned.json["policy"]["version"] == one.json["version"])
            #expect(try await stage.send(.get, anna.path).json["policy"]["version"] == one.json["version"])
            let back = try await stage.send(
                .put,
                "\(anna.path)/policy",
                ["policy": .string(policy), "version": two.json["version"]],
                as: anna.key
            )
            #expect(back.json["version"] == two.json["version"])
        }
    }

    @Test(
        arguments: [
            ("return {", 1), ("local x = 1\nreturn { name = }", 2), ("error(\"no\")", 1), ("return 5", nil),
            ("return { name = \"T\", description = \"T.\",\nrefund = function(b) return b.payed end }", 2),
            ("return { name = \"T\", description = \"T.\",\n\nrefund = function(b) return os.time() end }", 3),
        ] as [(String, Int?)]
    )
    func aScriptThatIsNoPolicyIsRefusedByLine(source: String, line: Int?) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.post, "/v1/policies", ["source": .string(source)], as: anna.key)
            #expect(reply.status == 422, "\(reply.json)")
            #expect(reply.fields == ["source"])
            if let line { #expect(reply.json["errors"][0]["line"] == .integer(Int64(line)), "\(reply.json)") }
        }
    }

    /// Bytes, and how often they are sent in a row.
    @Test(arguments: [([0xff, 0xfe], 1), ([0x1b, 0x4c, 0x75, 0x61], 1), ([0x20], 16_385)] as [([UInt8], Int)])
    func bytesThatAreNoScriptAreRefused(piece: [UInt8], count: Int) async throws {
        let bytes = Array(repeatElement(piece, count: count).joined())
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(
                .post,
                "/v1/policies",
                bytes: bytes,
                as: anna.key,
                headers: Self.lua
            )
            #expect(reply.status == 422)
            #expect(reply.code == "policy_invalid")
        }
    }

    @Test func theQuerySaysWhatAnUploadAsJSONBelongsTo() async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            let source: JSONValue = ["source": .string(Self.half)]
            let one = try await stage.send(.post, "/v1/policies?provider=prv_anna", source, as: stage.admin)
            #expect(one.status == 201, "\(one.json)")
            #expect(one.json["provider_id"] == "prv_anna")
            let policy = try #require(one.json["id"].string)
            let body: JSONValue = ["source": .string(AuthorityTests.script), "policy": .string(policy)]
            let two = try await stage.send(.post, "/v1/policies?policy=\(policy)", body, as: stage.admin)
            #expect(two.status == 201, "\(two.json)")
            #expect(two.json["number"] == 2)
        }
    }

    @Test(arguments: [("1", 200), ("2", 404), ("99999999999999999999", 404), ("0", 400), ("+1", 400), ("01", 400)])
    func aVersionIsChosenByItsNumber(number: String, status: Int) async throws {
        try await Stage.run { stage in
            let reply = try await stage.send(.get, "/v1/policies/moderate/compare?from=1&to=\(number)")
            #expect(reply.status == status, "\(reply.json)")
        }
    }

    @Test func standardPoliciesComeFirst() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            _ = try await stage.send(.post, "/v1/policies", ["source": .string(Self.half)], as: anna.key)
            var ids: [String] = []
            var path = "/v1/policies?limit=1"
            while ids.count < 10 {
                let page = try await stage.send(.get, path, as: anna.key)
                ids += page.json["items"].array.compactMap(\.["id"].string)
                guard let cursor = page.json["next_cursor"].string else { break }
                path = "/v1/policies?limit=1&cursor=\(cursor)"
            }
            #expect(ids.count == 4)
            #expect(ids.prefix(3) == ["flexible", "moderate", "strict"])
        }
    }

    @Test func aScriptThatRunsWildIsStopped() async throws {
        try await Stage.run { stage in
            let booking: JSONValue = [
                "paid": 100, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z",
                "start_at": "2026-03-10T10:00:00Z", "end_at": "2026-03-10T11:00:00Z",
                "cancelled_at": "2026-03-08T10:00:00Z", "cancelled_by": "client",
            ]
            for body in ["while true do end", "return b.paid + 1", "error('no')", "return 1.5"] {
                let source = "return { name = \"W\", description = \"W.\", refund = function(b) \(body) end }"
                let reply = try await stage.send(
                    .post,
                    "/v1/policies/evaluate",
                    ["source": .string(source), "booking": booking],
                    as: stage.admin
                )
                #expect(reply.status == 422, "\(body)")
                #expect(reply.code == "policy_failed", "\(body): \(reply.json)")
            }
        }
    }

    @Test func aPolicyThatFailsLeavesTheRefundToAPerson() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            // Refused at the upload if it failed for everyone.
            let body = "if b.cancelled_by == \"client\" then error(\"no\") end return 0"
            let source = "return { name = \"F\", description = \"F.\", refund = function(b) \(body) end }"
            let upload = try await stage.send(.post, "/v1/policies", ["source": .string(source)], as: anna.key)
            _ = try await stage.send(.put, "\(anna.path)/policy", ["policy": upload.json["id"]], as: anna.key)
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let quote = try await stage.send(.get, "\(booking.path)/cancellation-quote", as: booking.token)
            #expect(quote.code == "policy_failed")
            let cancelled = try await stage.send(.post, "\(booking.path)/cancel", as: booking.token)
            #expect(cancelled.status == 200)
            #expect(cancelled.json["refund"]["status"] == "undecided")
        }
    }

    @Test func anotherProvidersPolicyGetsNoVersion() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let upload = try await stage.send(.post, "/v1/policies", ["source": .string(Self.half)], as: anna.key)
            let body: JSONValue = ["policy": upload.json["id"], "source": .string(AuthorityTests.script)]
            #expect(try await stage.send(.post, "/v1/policies", body, as: bob.key).status == 404)
            let standard: JSONValue = ["policy": "moderate", "source": .string(AuthorityTests.script)]
            #expect(try await stage.send(.post, "/v1/policies", standard, as: bob.key).status == 422)
        }
    }

    @Test func aCheckTellsWhatIsWrongAndWhatAClientWouldBeTold() async throws {
        try await Stage.run { stage in
            let good = try await stage.send(
                .post,
                "/v1/policies/check",
                bytes: Array(Self.half.utf8),
                as: stage.finance,
                headers: Self.lua
            )
            #expect(good.json["valid"] == true)
            #expect(!good.json["summary"].array.isEmpty)
            let bad = try await stage.send(
                .post,
                "/v1/policies/check",
                ["source": "return {\n  name =\n}"],
                as: stage.finance
            )
            #expect(bad.status == 200)
            #expect(bad.json["valid"] == false)
            #expect(bad.json["errors"][0]["line"].integer != nil)
            #expect(try await stage.send(.post, "/v1/policies/check", [:], as: stage.finance).fields == ["source"])
        }
    }

    /// The query, `Accept`, and the type of the answer.
    @Test(
        arguments: [
            ("", nil, "application/json"), ("?format=json", "image/svg+xml", "application/json"),
            ("?format=svg", nil, "image/svg+xml"), ("", "image/svg+xml, */*;q=0.1", "image/svg+xml"),
            ("", "*/*", "application/json"), ("", "text/csv", "application/problem+json"),
            ("?format=png", nil, "application/problem+json"),
        ] as [(String, String?, String)]
    )
    func aCurveComesInTheFormThatIsAskedFor(query: String, accept: String?, type: String) async throws {
        try await Stage.run { stage in
            let reply = try await stage.send(
                .get,
                "/v1/policies/moderate/curve\(query)",
                headers: accept.map { ["Accept": $0] } ?? [:]
            )
            #expect(reply.header("Content-Type") == type)
            if type == "application/json" {
                #expect(reply.json["steps"].array.map(\.["notice"]) == [432_000, 86_400, -86_400])
                #expect(reply.json["steps"].array.map(\.["amount"]) == [10_000, 5_000, 0])
            }
        }
    }
}
