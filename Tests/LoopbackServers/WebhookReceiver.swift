import Foundation
import HTTPTransport

/// An integrator's server, which takes events as a test sets it to, and checks their signatures by its own means.
///
/// Sendable because nothing changes after `init`, and `Process` may be signalled from any thread.
package final class WebhookReceiver: @unchecked Sendable {
    private let process: LoopbackProcess
    private let client: HTTPClient

    package init() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "webhook_server.py")
        process = try LoopbackProcess(URL(fileURLWithPath: "/usr/bin/env"), ["python3", script.path])
        client = try HTTPClient()
    }

    /// Where the endpoint `name` is.
    package func address(_ name: String) -> String { "\(process.url)/\(name)" }

    /// How requests for `name` are answered from now on, after so many seconds.
    package func answer(
        _ name: String,
        _ status: Int,
        delay: Double = 0,
        headers: [String: String] = [:]
    ) async throws {
        let bytes = Array(try JSONEncoder().encode(Answer(status: status, delay: delay, headers: headers)))
        _ = try await client.send(HTTPRequest(.post, "\(process.url)/set/\(name)", body: bytes))
    }

    /// Tells the server one more secret by which events for `name` may be signed.
    package func learn(_ secret: String, of name: String) async throws {
        _ = try await client.send(HTTPRequest(.put, "\(process.url)/secret/\(name)", body: Array(secret.utf8)))
    }

    /// The requests for `name` so far.
    package func requests(for name: String) async throws -> [Delivered] {
        let answer = try await client.send(HTTPRequest(.get, "\(process.url)/seen/\(name)"))
        return try JSONDecoder().decode([Delivered].self, from: Data(answer.body))
    }

    /// A request as it came.
    package struct Delivered: Decodable, Sendable {
        package let body: String
        package let headers: [String: String]

        /// Whether it is signed by a secret that the server was told.
        package let isSigned: Bool
    }

    private struct Answer: Encodable {
        let status: Int
        let delay: Double
        let headers: [String: String]
    }
}
