import Foundation
import HTTPTransport

/// Google's Calendar API as emulated by the package `myworld` from PyPI, in a process of its own.
///
/// Unlike ``GoogleServer`` it was written by others; it has no notification channels, and no conditions on versions.
/// Sendable because nothing changes after `init`.
package final class MyWorld: @unchecked Sendable {
    private let process: LoopbackProcess
    private let http: HTTPClient

    /// The account's calendar.
    package static let calendar = "master@salon.test"

    /// What can go wrong with a request.
    package enum Fault: String, Sendable, CaseIterable {
        case refusedByRate = "rate_limit"
        case failed = "server_error"
        case unavailable
        case lostByGateway = "bad_gateway"
        case lostBefore = "timeout"
        case lostAfter = "timeout_after_commit"
        case sentTwice = "duplicate_commit"
        case cutOff = "truncated"
    }

    /// `checkURL` says whether a token is good.
    package init(checkURL: String) throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        process = try LoopbackProcess(
            CalendarPeers.python,
            [here.appending(path: "myworld_server.py").path, checkURL]
        )
        http = try HTTPClient()
    }

    /// Where the API is.
    package var url: String { "\(process.url)/calendar/v3" }

    /// Lets the next request go wrong.
    package func fail(_ fault: Fault) async throws {
        let body = #"[{"kind": "\#(fault.rawValue)", "tool": "*", "on_call": 1}]"#
        _ = try await http.send(HTTPRequest(.post, "\(process.url)/test/faults", body: Array(body.utf8)))
    }
}
