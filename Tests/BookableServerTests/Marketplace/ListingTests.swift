import BookableAPI
import BookableServer
import HTTPTypes
import Marketplace
import Testing

/// Providers describe themselves in listings, and the operator decides whether these are found.
struct ListingTests {
    private static var asksForApproval: ServerConfiguration {
        var configuration = Stage.unlimited
        configuration.api.marketplace.requiresApproval = true
        return configuration
    }

    @Test(arguments: Engine.allCases)
    func aListingIsReadAsItWasWritten(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/listing"
            #expect(try await stage.send(.get, path, as: anna.key).status == 404)
            let place: JSONValue = [
                "address": "Oranienstraße 1, Berlin", "latitude": 52.500001, "longitude": -13.4,
                "travel_radius_km": 20, "online": true,
            ]
            let made = try await stage.list(anna, ["slug": "anna-berger", "place": place])
            #expect(made["status"] == "published" && made["slug"] == "anna-berger")
            for asker in [nil, anna.key, stage.admin] {
                let read = try await stage.send(.get, path, as: asker)
                #expect(read.status == 200)
                #expect(read.json["place"] == place)
                #expect(read.json["categories"] == ["hair"] && read.json["languages"] == ["de", "en"])
                #expect(read.json["texts"]["en"]["headline"] == "Cuts and colour")
            }
            // What is left out is removed, and the address stays.
            let put = try await stage.send(.put, path, ["published": false], as: anna.key)
            #expect(put.json["slug"] == "anna-berger" && put.json["texts"] == [:] && put.json["status"] == "draft")
            #expect(try await stage.send(.get, path).status == 404)
            #expect(try await stage.send(.get, path, as: anna.key).status == 200)
        }
    }

    @Test(arguments: Engine.allCases)
    func anAddressHasOneOwnerForEver(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            // Both are called Practice, from which an address with a hyphen is made.
            #expect(try await stage.list(anna)["slug"] == "practice-anna")
            #expect(try await stage.list(bob)["slug"] == "practice-bob")
            try await stage.list(anna, ["slug": "hair-berlin"])
            for slug: JSONValue in ["hair-berlin", "practice-anna"] {
                let taken = try await stage.send(
                    .put,
                    "\(bob.path)/listing",
                    Stage.listing(["slug": slug]),
                    as: bob.key
                )
                #expect(taken.status == 409 && taken.fields == ["slug"], "\(taken.json)")
            }
            try await stage.list(anna, ["slug": "practice-anna"])
            // A former address leads to the present one, and that to the page.
            let moved = try await stage.send(.get, "/hair-berlin?lang=de")
            #expect(moved.status == 301 && moved.header("Location") == "/practice-anna?lang=de")
            let page = try await stage.send(.get, "/practice-anna")
            #expect(page.status == 200)
            #expect(String(decoding: page.bytes, as: UTF8.self).contains("Hour"))
            #expect(try await stage.send(.get, "/never-heard").status == 404)
            try await stage.list(anna, ["published": false])
            #expect(try await stage.send(.get, "/practice-anna").status == 404)
            #expect(try await stage.send(.get, "/anna").status == 200)
        }
    }

    @Test func aProviderCanHaveHadTwentyAddresses() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            for number in 1...20 { try await stage.list(anna, ["slug": .string("anna-\(number)")]) }
            let path = "\(anna.path)/listing"
            let more = try await stage.send(.put, path, Stage.listing(["slug": "anna-21"]), as: anna.key)
            #expect(more.status == 409 && more.fields == ["slug"])
            // Those that it had can be taken again.
            try await stage.list(anna, ["slug": "anna-1"])
        }
    }

    private static let refused: [(JSONValue, Int, [String])] = [
        (["slug": "anna"], 400, ["slug"]), (["slug": "Anna-B"], 400, ["slug"]), (["slug": "a--b"], 400, ["slug"]),
        (["categories": ["haare"]], 422, ["categories[0]"]), (["categories": ["hair", "hair"]], 400, ["categories"]),
        (["languages": ["DE"]], 400, ["languages"]), (["languages": ["german"]], 400, ["languages[0]"]),
        (["place": ["address": "Here"]], 422, ["place.latitude", "place.longitude"]),
        (["place": ["latitude": 1]], 422, ["place.longitude"]),
        (["place": ["latitude": 91, "longitude": 0]], 400, ["place.latitude"]),
        (["place": ["latitude": "52", "longitude": 0]], 400, ["place.latitude"]),
        (
            ["place": ["latitude": 0, "longitude": 0, "travel_radius_km": 501]], 400, ["place.travel_radius_km"]
        ),
        (["texts": ["it": [:]]], 400, ["texts.it"]),
        (["texts": ["en": ["headline": "a\u{202E}b"]]], 422, ["texts.en.headline"]),
        (["texts": [:]], 422, ["texts"]), (["categories": []], 422, ["categories"]), (["place": [:]], 422, ["place"]),
        (["colour": "red"], 400, ["colour"]),
    ]

    @Test(arguments: refused.indices)
    func whatCannotBeIsRefusedByItsField(index: Int) async throws {
        let (more, status, fields) = Self.refused[index]
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.send(.put, "\(anna.path)/listing", Stage.listing(more), as: anna.key)
            #expect([status, 422].contains(reply.status), "\(reply.json)")
            if !fields.isEmpty { #expect(reply.fields == fields, "\(reply.json)") }
            #expect(try await stage.send(.get, "\(anna.path)/listing", as: anna.key).status == 404)
        }
    }

    @Test(arguments: Engine.allCases)
    func theOperatorDecidesWhereTheServerAsks(engine: Engine) async throws {
        try await Stage.run(on: engine, configuration: Self.asksForApproval) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/listing"
            #expect(try await stage.list(anna)["status"] == "awaiting_approval")
            #expect(try await stage.send(.get, path).status == 404)
            let waiting = try await stage.send(.get, "/v1/listings", as: stage.admin)
            #expect(waiting.json["items"].array.compactMap(\.["provider_id"].string) == ["prv_anna"])

            let no = try await stage.send(.post, "\(path)/decline", ["reason": "Not yours."], as: stage.admin)
            #expect(no.json["status"] == "declined")
            #expect(try await stage.send(.get, path, as: anna.key).json["objection"] == "Not yours.")
            #expect(try await stage.send(.get, "/v1/listings", as: stage.admin).json["items"] == [])

            #expect(try await stage.send(.post, "\(path)/approve", as: stage.admin).json["status"] == "published")
            #expect(try await stage.send(.get, path).json["objection"] == .null)
            // Sending the same again changes nothing; other texts wait for approval again.
            #expect(try await stage.list(anna)["status"] == "published")
            let other: JSONValue = ["texts": ["en": ["description": "Something else."]]]
            #expect(try await stage.list(anna, other)["status"] == "awaiting_approval")
            let byAdmin = try await stage.send(.put, path, Stage.listing(), as: stage.admin)
            #expect(byAdmin.json["status"] == "published")
        }
    }

    @Test(arguments: Engine.allCases)
    func namesArePartOfWhatIsApproved(engine: Engine) async throws {
        try await Stage.run(on: engine, configuration: Self.asksForApproval) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/listing"
            try await stage.list(anna)
            func approve() async throws {
                try #require(
                    try await stage.send(.post, "\(path)/approve", as: stage.admin).json["status"] == "published"
                )
            }
            func status() async throws -> JSONValue {
                try await stage.send(.get, path, as: anna.key).json["status"]
            }
            let texts: JSONValue = ["de": ["description": "Neu"]]
            let service: JSONValue = [
                "name": "New", "price": 1_000, "currency": "EUR", "duration_minutes": 30,
            ]
            let changes: [(HTTPRequest.Method, String, JSONValue)] = [
                (.patch, anna.path, ["name": "Another"]), (.patch, anna.path, ["texts": texts]),
                (.patch, anna.servicePath, ["name": "Another"]), (.patch, anna.servicePath, ["description": "More"]),
                (.post, "\(anna.path)/services", service),
            ]
            for (method, place, body) in changes {
                try await approve()
                let reply = try await stage.send(method, place, body, as: anna.key)
                try #require((200...201).contains(reply.status), "\(reply.json)")
                #expect(try await status() == "awaiting_approval", "\(body)")
                #expect(try await stage.send(.get, "/v1/search").json["total"] == 0)
            }
            try await approve()
            // What nobody reads as words, and what an administrator writes, waits for nobody.
            try await stage.send(.patch, anna.servicePath, ["price": 5_000], as: anna.key)
            try await stage.send(.patch, anna.path, ["name": "By the operator"], as: stage.admin)
            #expect(try await status() == "published")
            // A decision is on the names that were read.
            let tag = try #require(try await stage.send(.get, path, as: stage.admin).header("ETag"))
            stage.clock.advance(by: 1)
            try await stage.send(.patch, anna.path, ["name": "Quickly renamed"], as: anna.key)
            let stale = try await stage.send(.post, "\(path)/approve", as: stage.admin, headers: ["If-Match": tag])
            #expect(stale.status == 412)
        }
    }

    @Test func whereNobodyApprovesARenamedProviderIsFound() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            try await stage.list(anna)
            try await stage.send(.patch, anna.path, ["name": "Another"], as: anna.key)
            #expect(try await stage.send(.get, "/v1/search?q=another").json["total"] == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func anObjectionOutlastsChangesWhereNobodyApproves(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/listing"
            try await stage.list(anna)
            try await stage.send(.post, "\(path)/decline", ["reason": "Not yours."], as: stage.admin)
            let other: JSONValue = ["texts": ["en": ["description": "One letter mor."]]]
            #expect(try await stage.list(anna, other)["status"] == "declined")
            #expect(try await stage.send(.get, "/v1/search").json["total"] == 0)
            #expect(try await stage.send(.post, "\(path)/approve", as: stage.admin).json["status"] == "published")
            #expect(try await stage.list(anna)["status"] == "published")
        }
    }

    @Test(arguments: ["approve", "decline"], Engine.allCases)
    func onlyWhatWasReadIsDecided(decision: String, engine: Engine) async throws {
        try await Stage.run(on: engine, configuration: Self.asksForApproval) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/listing"
            let body: JSONValue = decision == "decline" ? ["reason": "Not yours."] : [:]
            try await stage.list(anna)
            let read = try #require(try await stage.send(.get, path, as: stage.admin).header("ETag"))
            try await stage.list(anna, ["languages": ["fr"]])
            let action = "\(path)/\(decision)"
            let stale = try await stage.send(.post, action, body, as: stage.admin, headers: ["If-Match": read])
            #expect(stale.status == 412)
            let now = try await stage.send(.get, path, as: stage.admin)
            #expect(now.json["status"] == "awaiting_approval")
            let tag = try #require(now.header("ETag"))
            let done = try await stage.send(.post, action, body, as: stage.admin, headers: ["If-Match": tag])
            #expect(done.status == 200, "\(done.json)")
        }
    }

    @Test(arguments: Engine.allCases)
    func twoWhoChangeAListingDoNotOverwriteEachOther(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let path = "\(anna.path)/listing"
            try await stage.list(anna)
            let tag = try #require(try await stage.send(.get, path, as: anna.key).header("ETag"))
            let first: JSONValue = Stage.listing(["languages": ["fr"]])
            let sent = try await stage.send(.put, path, first, as: anna.key, headers: ["If-Match": tag])
            #expect(sent.status == 200)
            let second = try await stage.send(.put, path, Stage.listing(), as: anna.key, headers: ["If-Match": tag])
            #expect(second.status == 412)
            #expect(try await stage.send(.get, path).json["languages"] == ["fr"])
        }
    }

    @Test(arguments: Engine.allCases)
    func theOperatorSetsTheCategories(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let shipped = try await stage.send(.get, "/v1/categories").json
            let all = shipped["items"].array
            try #require(all.count > 40)
            #expect(all.allSatisfy { $0["names"].object.count == 6 })
            let own: JSONValue = [
                "items": [
                    ["id": "boats", "names": ["en": "Boats", "de": "Boote"]],
                    ["id": "sailing", "parent_id": "boats", "names": ["en": "Sailing"]],
                ]
            ]
            let put = try await stage.send(.put, "/v1/categories", own, as: stage.admin)
            #expect(put.status == 200, "\(put.json)")
            let read = try await stage.send(.get, "/v1/categories").json["items"].array
            #expect(read.compactMap(\.["id"].string) == ["boats", "sailing"])
            let circle: JSONValue = ["items": [["id": "a", "parent_id": "a", "names": ["en": "A"]]]]
            let refused = try await stage.send(.put, "/v1/categories", circle, as: stage.admin)
            #expect(refused.status == 422 && refused.fields == ["items[0].parent_id"], "\(refused.json)")
            #expect(try await stage.send(.put, "/v1/categories", ["items": []], as: stage.admin).json == shipped)
        }
    }

    @Test func aServerWithoutAMarketplaceSaysSo() async throws {
        var configuration = Stage.unlimited
        configuration.api.marketplace.isOpen = false
        try await Stage.run(configuration: configuration) { stage in
            let anna = try await stage.openPractice()
            let routes: [(HTTPRequest.Method, String, JSONValue?)] = [
                (.get, "\(anna.path)/listing", nil), (.put, "\(anna.path)/listing", Stage.listing()),
                (.post, "\(anna.path)/listing/approve", nil), (.get, "/v1/listings", nil),
                (.get, "/v1/categories", nil), (.put, "/v1/categories", ["items": []]),
            ]
            for (method, path, body) in routes {
                let reply = try await stage.send(method, path, body, as: stage.admin)
                #expect(reply.status == 404 && reply.code == "marketplace_closed", "\(path): \(reply.json)")
            }
        }
    }
}
