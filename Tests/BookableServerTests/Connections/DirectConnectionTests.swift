@testable import BookableAPI
@testable import BookableServer
import HTTPTypes
import NIOCore
import NIOHTTP1
import Testing

/// Direct answers keep to the order and the bounds of their connection.
struct DirectConnectionTests {
    private static let path = "/v1/providers/prv_anna/slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-12"

    /// Gives a connection of a server that keeps the answer to ``path``.
    private func withLine(_ body: @escaping @Sendable (Line) throws -> Void) async throws {
        try await Stage.run { stage in
            _ = try await stage.openPractice()
            try await stage.send(.get, Self.path)
            try body(try Line(direct: stage.server.directAnswers))
        }
    }

    private static func request(_ target: String = path, _ more: String = "", version: String = "1.1") -> String {
        "GET \(target) HTTP/\(version)\r\nHost: a\r\n\(more)\r\n"
    }

    @Test func nothingIsPassedOn() async throws {
        try await withLine { line in
            try line.receive(Self.request())
            #expect(try line.passed == [])
            let answer = try line.sent
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.contains("\"start_at\":\"2026-03-09T08:00:00Z\""))
            #expect(line.admission.turns.active(of: .loopback) == 0)
            line.advance(by: .seconds(29))
            #expect(line.isOpen)
            line.advance(by: .seconds(1))
            #expect(!line.isOpen)
        }
    }

    @Test func answersKeepTheOrderOfTheirRequests() async throws {
        try await withLine { line in
            try line.receive(
                Self.request() + Self.request("/first") + Self.request() + Self.request() + Self.request("/second")
            )
            #expect(try line.statuses == [200])
            #expect(try line.passed == ["/first"])
            try line.answer(204)
            #expect(try line.statuses == [204, 200, 200])
            #expect(try line.passed == ["/second"])
            try line.answer(404)
            #expect(try line.statuses == [404])
        }
    }

    @Test func manyAheadAreAnsweredOneByOne() async throws {
        try await withLine { line in
            try line.receive(String(repeating: Self.request(), count: 100))
            #expect(try line.statuses == Array(repeating: 200, count: 100))
            #expect(try line.passed == [])
        }
    }

    @Test(arguments: [
        request(path, "Connection: close\r\n"), request(path, "Connection: keep-alive\r\n", version: "1.0"),
        request(path, "Authorization: Bearer x\r\n"), request(path, "Origin: a\r\nOrigin: b\r\n"),
        request(path, "If-None-Match: *\r\nif-none-match: *\r\n"), request(path, "Content-Length: 1\r\n") + "x",
        request(path + "&limit=3"),
        request(path).replacing("GET", with: "HEAD"), request(path).replacing("GET", with: "OPTIONS"),
    ])
    func whatNeedsMoreIsPassedOn(request: String) async throws {
        try await withLine { line in
            try line.receive(request)
            #expect(try line.statuses == [])
            #expect(try line.passed.count == 1)
        }
    }

    @Test(arguments: [
        "GET \(path) HTTP/1.1\r\n\r\n", request(path, "Host: b\r\n"), request(path, "X : b\r\n"),
        request(path, "Content-Length: 1\r\nContent-Length: 2\r\n"),
    ])
    func whatIsNotHTTPIsRefusedAsEver(request: String) async throws {
        try await withLine { line in
            try line.receive(request)
            #expect(try line.statuses == [400])
        }
    }

    @Test func aSpellingOfThePathIsThePath() async throws {
        try await withLine { line in
            try line.receive(Self.request(Self.path.replacing("prv_anna/", with: "prv%5Fann%61/")))
            #expect(try line.statuses == [200])
        }
    }

    @Test func aRequestThatIsNotWholeIsNotAnswered() async throws {
        try await withLine { line in
            try line.receive(String(Self.request().dropLast(2)))
            #expect(try line.statuses == [])
            line.advance(by: .seconds(15))
            #expect(!line.isOpen)
        }
    }
}
