import Foundation
import HTTPTransport
import LoopbackServers

/// The server of `Fixtures/server.py`.
final class TestServer {
    private let process: LoopbackProcess

    init(_ authority: TestAuthority? = nil) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/server.py")
        let certificate = authority.map { [$0.serverCertificate, $0.serverKey] } ?? []
        process = try LoopbackProcess(URL(fileURLWithPath: "/usr/bin/env"), ["python3", script.path] + certificate)
    }

    var port: Int { process.port }

    func url(_ path: String) -> String { process.url + path }

    /// How many connections and how many requests whose line has `text` came so far.
    func count(_ text: String, _ client: HTTPClient) async throws -> (connections: Int, requests: Int) {
        let answer = try await client.send(HTTPRequest(.get, url("/count/\(text)")))
        let numbers = String(decoding: answer.body, as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        return (numbers[0], numbers[1])
    }
}
