import Foundation
package import HTTPTransport

/// A stand-in for a calendar service, in a process of its own: what `service_fake.py` provides for all of them.
///
/// Sendable because nothing changes after `init`.
package class ServiceServer: @unchecked Sendable {
    private let process: LoopbackProcess
    package let http: HTTPClient

    /// `checkURL` says whether a token is good; without it, each but `bad` is.
    init(_ script: String, checkURL: String?) throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: script)
        let arguments = ["python3", "-B", script.path] + [checkURL].compactMap(\.self)
        process = try LoopbackProcess(URL(fileURLWithPath: "/usr/bin/env"), arguments)
        http = try HTTPClient()
    }

    package var url: String { process.url }

    /// Makes all sync tokens too old.
    package func forget() async throws {
        _ = try await post("forget", "null")
    }

    /// What happens to the next requests, as JSON.
    package func fail(_ faults: String...) async throws {
        _ = try await post("faults", "[\(faults.joined(separator: ","))]")
    }

    /// Says where a host is, and what time it is in unix seconds.
    package func place(_ host: String, at address: String, now: Int64) async throws {
        _ = try await post("hosts", #"{"\#(host)": "\#(address)"}"#)
        try await setClock(now)
    }

    /// Says what time it is, in unix seconds.
    package func setClock(_ now: Int64) async throws {
        _ = try await post("clock", "\(now)")
    }

    /// Sends the notices that are waiting, by a plan as JSON, and returns the statuses of the answers.
    package func deliver(_ plan: String = "{}") async throws -> [Int] {
        try JSONDecoder().decode([Int].self, from: Data(try await post("deliver", plan)))
    }

    /// The methods and paths that were asked for so far.
    package func requests() async throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(try await post("log", "null")))
    }

    package func stop() { process.kill() }

    /// Puts events into a calendar as JSON, as somebody else does.
    func putEvents(_ events: String, in calendar: String) async throws {
        _ = try await post("events/\(PercentCoding.encode(calendar))", "[\(events)]")
    }

    /// Objects of JSON that the stand-in has at a path.
    func objects(at path: String) async throws -> [[String: Any]] {
        let bytes = try await post(path, "null")
        return try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]] ?? []
    }

    func post(_ path: String, _ body: String) async throws -> [UInt8] {
        try await http.send(HTTPRequest(.post, "\(url)/test/\(path)", body: Array(body.utf8))).body
    }
}
