@testable import BookableAPI
@testable import BookableServer
import HTTPTypes
import Testing

/// What every answer tells browsers, and that each route has one path.
struct AnswerHeadersTests {
    @Test(arguments: ["/healthz", "/openapi.json", "/v1/policies/flexible", "/nowhere", "/v1/bookings"])
    func anAnswerIsTakenForNothingElse(path: String) async throws {
        try await Stage.run { stage in
            let reply = try await stage.send(.get, path)
            #expect(reply.header("X-Content-Type-Options") == "nosniff")
        }
    }

    @Test func aPictureMayLoadNothing() async throws {
        try await Stage.run { stage in
            let curve = try await stage.send(.get, "/v1/policies/flexible/curve?format=svg")
            #expect(curve.header("Content-Type") == "image/svg+xml")
            #expect(curve.header("X-Content-Type-Options") == "nosniff")
            let policy = try #require(curve.header("Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none';"))
            #expect(policy.contains("sandbox"))
        }
    }

    @Test(arguments: [
        "//healthz", "/healthz/", "/healthz//", "//metrics", "/metrics/", "//v1/policies/flexible",
        "/v1//policies/flexible", "/v1/policies/flexible/", "//",
    ])
    func onlyTheExactPathIsTheRoute(path: String) async throws {
        var configuration = ServerConfiguration(port: 0)
        configuration.api.metricsAccess = .open
        try await Stage.run(configuration: configuration) { stage in
            let reply = try await stage.send(.get, path)
            #expect(reply.status == 404)
            #expect(reply.code == "not_found")
        }
    }
}
