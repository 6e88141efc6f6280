import Foundation
package import HTTPTransport

/// `google_fake.py`, a stand-in of Google's Calendar API, as a process of its own.
///
/// Sendable because nothing changes after `init`.
package final class GoogleServer: @unchecked Sendable {
    private let process: LoopbackProcess
    package let http: HTTPClient

    /// The account's own calendar.
    package static let primary = "anna@salon.test"

    /// A calendar of the account that it may only read.
    package static let team = "team#1@group.calendar.google.com"

    /// `checkURL` says whether a token is good; without it, each but `bad` is.
    package init(checkURL: String? = nil) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "google_fake.py")
        let arguments = ["python3", script.path] + [checkURL].compactMap(\.self)
        process = try LoopbackProcess(URL(fileURLWithPath: "/usr/bin/env"), arguments)
        http = try HTTPClient()
    }

    package var url: String { process.url }

    /// Puts events into a calendar as JSON, as somebody else does.
    package func put(_ events: String, in calendar: String = primary) async throws {
        _ = try await post("/test/events/\(PercentCoding.encode(calendar))", "[\(events)]")
    }

    /// All events of a calendar as JSON, those that are deleted too.
    package func events(in calendar: String = primary) async throws -> [[String: Any]] {
        let bytes = try await post("/test/all/\(PercentCoding.encode(calendar))", "null")
        return try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]] ?? []
    }

    /// Makes sync tokens too old.
    package func forget() async throws {
        _ = try await post("/test/forget", "null")
    }

    /// What happens to the next requests, as JSON.
    package func fail(_ faults: String...) async throws {
        _ = try await post("/test/faults", "[\(faults.joined(separator: ","))]")
    }

    /// Says where a host is, and what time it is in unix seconds.
    package func place(_ host: String, at address: String, now: Int64) async throws {
        _ = try await post("/test/hosts", #"{"\#(host)": "\#(address)"}"#)
        try await setClock(now)
    }

    /// Says what time it is, in unix seconds.
    package func setClock(_ now: Int64) async throws {
        _ = try await post("/test/clock", "\(now)")
    }

    /// Sends the notices that are waiting, by a plan as JSON, and returns the statuses of the answers.
    package func deliver(_ plan: String = "{}") async throws -> [Int] {
        try JSONDecoder().decode([Int].self, from: Data(try await post("/test/deliver", plan)))
    }

    /// The channels that are open, as JSON.
    package func channels() async throws -> [[String: Any]] {
        let bytes = try await post("/test/channels", "null")
        return try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]] ?? []
    }

    /// The methods and paths that were asked for so far.
    package func requests() async throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(try await post("/test/log", "null")))
    }

    package func stop() { process.kill() }

    private func post(_ path: String, _ body: String) async throws -> [UInt8] {
        try await http.send(HTTPRequest(.post, process.url + path, body: Array(body.utf8))).body
    }
}
