import Foundation
import HTTPTransport

/// A server of calendars whose contents and faults a test sets.
///
/// Sendable because nothing changes after `init`, and `Process` may be signalled from any thread.
package final class FeedServer: @unchecked Sendable {
    private let process: LoopbackProcess
    private let client: HTTPClient

    package init() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "feed_server.py")
        process = try LoopbackProcess(URL(fileURLWithPath: "/usr/bin/env"), ["python3", script.path])
        client = try HTTPClient()
    }

    /// Where the calendar `name` is.
    package func address(_ name: String) -> String { "\(process.url)/\(name)" }

    /// What is answered to requests for `name` from now on; `body` is sent `times` times over.
    package func serve(
        _ body: String = "",
        times: Int = 1,
        status: Int = 200,
        headers: [String: String] = [:],
        at name: String
    ) async throws {
        let document = Document(body: body, times: times, status: status, headers: headers)
        let bytes = Array(try JSONEncoder().encode(document))
        _ = try await client.send(HTTPRequest(.post, "\(process.url)/set/\(name)", body: bytes))
    }

    /// The header fields of the requests for `name` so far.
    package func requests(for name: String) async throws -> [[String: String]] {
        let answer = try await client.send(HTTPRequest(.get, "\(process.url)/seen/\(name)"))
        return try JSONDecoder().decode([[String: String]].self, from: Data(answer.body))
    }

    /// Ends the server.
    package func stop() { process.kill() }

    private struct Document: Encodable {
        let body: String
        let times: Int
        let status: Int
        let headers: [String: String]
    }
}
