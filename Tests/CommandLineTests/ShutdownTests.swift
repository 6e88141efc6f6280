import Foundation
import FoundationNetworking
import Testing
import TestSupport

/// How a server ends and whom it turns away, as clients see it on the wire.
struct ShutdownTests {
    /// So long that a test in which they are what ends a connection does not end.
    private static let patient = ["--idle-timeout", "3600", "--read-timeout", "3600", "--shutdown-grace", "600"]

    @Test func clientsThatSayNothingOrHalfOfItDoNotHoldUpTheEnd() async throws {
        let folder = try TemporaryFolder()
        let server = try await start(folder, Self.patient + ["--metrics", "open"])
        let silent = try RawConnection(server.endpoint)
        let idle = try RawConnection(server.endpoint)
        try idle.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try idle.receive(until: "\"ok\"}").hasPrefix("HTTP/1.1 200"))
        let half = try RawConnection(server.endpoint)
        let head = "POST /v1/bookings HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n"
        try half.send(head + String(repeating: " ", count: 4_100))
        let halfHead = try RawConnection(server.endpoint)
        try halfHead.send("GET /healthz HT")
        // The half one has come once its bytes are counted.
        for _ in 0..<1_000 where !(try await hasHalf(server)) { try await Task.sleep(for: .milliseconds(10)) }
        try #require(try await hasHalf(server))
        #expect(server.stop() == 0)
        #expect(try half.receive().hasPrefix("HTTP/1.1 503"))
        #expect(try silent.receive() == "")
        #expect(try halfHead.receive() == "")
    }

    private func hasHalf(_ server: ServerProcess) async throws -> Bool {
        try await server.endpoint.send("GET", "/metrics").body.contains("\nhttp_body_bytes 4\n")
    }

    @Test func readinessSaysThatTheServerIsEndingBeforeItStopsToAccept() async throws {
        let folder = try TemporaryFolder()
        let server = try await start(folder, Self.patient + ["--shutdown-delay", "300"])
        server.tellToEnd()
        var answer = try await server.endpoint.send("GET", "/readyz")
        while answer.status == 200 { answer = try await server.endpoint.send("GET", "/readyz") }
        #expect(answer.status == 503)
        #expect(answer.body.contains("\"field\":\"server\""))
        #expect(try await server.endpoint.send("GET", "/v1/policies/flexible").status == 200)
        server.kill()
    }

    @Test func aConnectionTooManyIsToldToComeBack() async throws {
        let folder = try TemporaryFolder()
        let server = try await start(folder, Self.patient + ["--max-connections", "2"])
        // Connections of the start may still be open.
        var held: [RawConnection] = []
        var refusal = ""
        while refusal.isEmpty {
            let connection = try RawConnection(server.endpoint)
            try connection.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            let answer = try connection.receive(until: "}")
            if answer.hasPrefix("HTTP/1.1 200") { held.append(connection) } else { refusal = answer }
        }
        #expect(held.count <= 2)
        #expect(refusal.hasPrefix("HTTP/1.1 503"))
        #expect(refusal.contains("Retry-After: 1"))
        #expect(refusal.contains("\"code\":\"overloaded\""))
        #expect(server.stop() == 0)
    }

    @Test func aBodyThatTricklesInIsGivenUp() async throws {
        let folder = try TemporaryFolder()
        let server = try await start(folder, ["--read-timeout", "1"])
        let slow = try RawConnection(server.endpoint)
        try slow.send("POST /v1/bookings HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")
        let answer = try slow.receive()
        #expect(answer.hasPrefix("HTTP/1.1 408"))
        #expect(answer.contains("\"code\":\"request_timeout\""))
        #expect(server.stop() == 0)
    }

    private func start(_ folder: TemporaryFolder, _ options: [String]) async throws -> ServerProcess {
        try await ServerProcess(
            database: folder.path("shop.sqlite"),
            log: folder.path("log"),
            options: options + ["--create"]
        )
    }
}
