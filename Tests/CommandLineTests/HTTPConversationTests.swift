import Foundation
import Testing
import TestSupport

/// What HTTP itself asks of a server, said byte by byte over a socket.
struct HTTPConversationTests {
    private let folder: TemporaryFolder
    private let server: ServerProcess
    private let key: String

    init() async throws {
        folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        key = try Shop.make(in: database)
        server = try await ServerProcess(database: database, log: folder.path("log"))
        try await Shop.open(on: server.endpoint, key: key)
    }

    @Test func `a body comes after leave to send it`() async throws {
        let connection = try RawConnection(server.endpoint)
        let body = #"{"name": "Walk-in shop"}"#
        let head = patch("Content-Length: \(body.utf8.count)", "Expect: 100-continue", "Connection: close")
        try connection.send(head)
        #expect(try connection.receive(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
        try connection.send(body)
        let answer = try connection.receive()
        #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.contains(#""name":"Walk-in shop""#), "\(answer)")
        let unknown = try ask("GET /healthz HTTP/1.1\r\nHost: a\r\nExpect: gold\r\n\r\n")
        #expect(unknown.hasPrefix("HTTP/1.1 417 ") && unknown.contains("expectation_failed"), "\(unknown)")
    }

    @Test(arguments: ["", "Host: a\r\nHost: a\r\n"])
    func `a request names its host once`(hosts: String) async throws {
        let answer = try ask("GET /healthz HTTP/1.1\r\n\(hosts)\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.contains(#""field":"Host""#), "\(answer)")
        #expect(answer.lowercased().contains("connection: close"))
    }

    @Test func `the older version has its connection closed`() async throws {
        let answer = try ask("GET /healthz HTTP/1.0\r\n\r\n")
        #expect(answer.contains(" 200 ") && answer.lowercased().contains("connection: close"), "\(answer)")
        #expect(!answer.lowercased().contains("transfer-encoding"))
        let reused = try RawConnection(server.endpoint)
        try reused.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /readyz HTTP/1.0\r\n\r\n")
        #expect(try reused.receive().components(separatedBy: " 200 ").count == 3)
    }

    @Test(arguments: ["/v1/%70roviders/prv%5Fshop", "/%76%31/providers/prv_%73hop", "/v1/providers/prv_shop"])
    func `a path is the same with encoded letters`(path: String) async throws {
        let answer = try ask("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.contains(#""id":"prv_shop""#), "\(answer)")
    }

    @Test func `an encoded slash divides nothing`() async throws {
        let answer = try ask("GET /v1%2Fproviders HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 404 "), "\(answer)")
    }

    @Test func `a change in chunks, after a byte-order mark, is recorded with its fields`() async throws {
        let body = "\u{feff}{\"name\": \"Shop\"}"
        let chunks = "\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n"
        let answer = try ask(patch("Transfer-Encoding: chunked", "Connection: close") + chunks)
        #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(answer)")
        let log = try await server.endpoint.send("GET", "/v1/audit", key: key).body
        #expect(log.contains(#""fields":["name"]"#), "\(log)")
    }

    private func patch(_ headers: String...) -> String {
        let all = ["Host: a", "Authorization: Bearer \(key)", "Content-Type: application/json"] + headers
        return "PATCH /v1/providers/prv_shop HTTP/1.1\r\n\(all.joined(separator: "\r\n"))\r\n\r\n"
    }

    private func ask(_ request: String) throws -> String {
        let connection = try RawConnection(server.endpoint)
        try connection.send(request)
        return try connection.receive()
    }
}
