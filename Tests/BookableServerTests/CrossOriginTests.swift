@testable import BookableAPI
@testable import BookableServer
import HTTPTypes
import Testing

/// What browsers are told about pages of other origins.
struct CrossOriginTests {
    private static let page = "https://salon.example"
    private static let console = "https://console.example"

    @Test(arguments: ["content-type,idempotency-key", "authorization", "if-match"])
    func aBookingPageOfAnyOriginMayBook(headers: String) async throws {
        try await Stage.run { stage in
            let asked = ["Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": headers]
            let reply = try await stage.send(
                .options,
                "/v1/bookings",
                headers: asked.merging(["Origin": Self.page]) { $1 }
            )
            #expect(reply.status == 204)
            #expect(reply.bytes.isEmpty)
            #expect(reply.header("Access-Control-Allow-Origin") == "*")
            #expect(reply.header("Access-Control-Allow-Credentials") == nil)
            #expect(list(reply, "Access-Control-Allow-Methods").contains("post"))
            #expect(
                list(reply, "Access-Control-Allow-Headers").isSuperset(
                    of: headers.split(separator: ",").map(String.init)
                )
            )
            #expect(reply.header("Access-Control-Max-Age") == "7200")
        }
    }

    @Test func anAnswerShowsPagesItsHeaders() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let reply = try await stage.book(anna, at: "2026-03-09T08:00:00Z", headers: ["Origin": Self.page])
            #expect(reply.status == 201)
            #expect(reply.header("Access-Control-Allow-Origin") == "*")
            let shown = list(reply, "Access-Control-Expose-Headers")
            let needed = [
                "x-request-id", "retry-after", "location", "idempotency-replayed", "etag", "ratelimit",
                "ratelimit-policy", "ratelimit-remaining",
            ]
            #expect(shown.isSuperset(of: needed))
        }
    }

    @Test(arguments: ["/v1/providers/prv_nobody", "/v1/nowhere"])
    func problemsCanBeReadToo(path: String) async throws {
        try await Stage.run { stage in
            let reply = try await stage.send(.get, path, headers: ["Origin": Self.page])
            #expect(reply.status == 404)
            #expect(reply.header("Access-Control-Allow-Origin") == "*")
        }
    }

    @Test func routesOfProvidersAreForNamedOriginsAlone() async throws {
        var configuration = ServerConfiguration(port: 0)
        configuration.api.origins = try #require(AllowedOrigins("*, \(Self.console)"))
        try await Stage.run(configuration: configuration) { stage in
            let anna = try await stage.openPractice()
            for (origin, answer) in [(Self.page, nil), (Self.console, Self.console)] {
                let preflight = try await stage.send(
                    .options,
                    anna.path,
                    headers: ["Origin": origin, "Access-Control-Request-Method": "PATCH"]
                )
                #expect(preflight.status == 204)
                #expect(preflight.header("Access-Control-Allow-Origin") == answer)
                let list = try await stage.send(.get, "/v1/bookings", as: anna.key, headers: ["Origin": origin])
                #expect(list.status == 200)
                #expect(list.header("Access-Control-Allow-Origin") == answer)
                #expect(list.header("Vary")?.contains("Origin") == true)
                let shown = try await stage.send(.get, anna.path, headers: ["Origin": origin])
                #expect(shown.header("Access-Control-Allow-Origin") == "*")
            }
        }
    }

    @Test(arguments: [("none", nil), (console, console)])
    func otherOriginsCanBeShutOut(setting: String, answer: String?) async throws {
        var configuration = ServerConfiguration(port: 0)
        configuration.api.origins = try #require(AllowedOrigins(setting))
        try await Stage.run(configuration: configuration) { stage in
            let anna = try await stage.openPractice()
            let page = try await stage.send(.get, anna.path, headers: ["Origin": Self.page])
            #expect(page.status == 200)
            #expect(page.header("Access-Control-Allow-Origin") == nil)
            let console = try await stage.send(.get, anna.path, headers: ["Origin": Self.console])
            #expect(console.header("Access-Control-Allow-Origin") == answer)
        }
    }

    @Test func whatIsNotAPreflightIsRefusedAsBefore() async throws {
        try await Stage.run { stage in
            let reply = try await stage.send(.options, "/v1/bookings", headers: ["Origin": Self.page])
            #expect(reply.status == 405)
            #expect(reply.header("Allow") == "GET, HEAD, POST")
        }
    }

    /// What needs no credential is what clients use, but for what operators and services outside call.
    @Test func routesWithoutCredentialsAreThoseOfClients() async throws {
        try await Stage.run { stage in
            for (path, item) in stage.description.document["paths"].object {
                for (method, operation) in item.object where operation["security"].array.contains(.object([:])) {
                    let known = HTTPRequest.Method(method.uppercased()).map { ClientRoutes.contains($0, route: path) }
                    let isForOthers = path == "/metrics" || path.hasPrefix("/v1/webhooks/")
                    #expect(known == !isForOthers, "\(method) \(path)")
                }
            }
        }
    }

    private func list(_ reply: Reply, _ header: String) -> Set<String> {
        let entries = (reply.header(header) ?? "").lowercased().split(separator: ",")
        return Set(entries.map { $0.filter { $0 != " " } })
    }
}
