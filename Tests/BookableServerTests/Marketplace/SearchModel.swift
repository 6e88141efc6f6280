import CivilTime
import Foundation
import HTTPTypes
import TestSupport
import Testing

/// A process of `Tests/SearchProof/model.py`, which asks the stage for whatever it likes and judges the answers.
///
/// It writes a request a line and reads an answer a line: so it decides alone what is stored and what is searched, and knows nothing of the
/// sources.
final class SearchModel: Sendable {
    struct Verdict: Sendable {
        /// What was found that should not have been, or not found.
        let complaints: [String]
        let searches: Int64
        let results: Int64
        let booked: Int64
    }

    private struct Died: Error {}

    private static let program = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "SearchProof/model.py").path

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Starts one for a random market and so many searches.
    init(seed: UInt64, searches: Int) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-B", Self.program, "\(seed)", "\(searches)"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    /// Answers what it asks for until it has judged.
    func judge(_ stage: Stage) async throws -> Verdict {
        defer { process.terminate() }
        try write(["admin": .string(stage.admin), "now": .integer(stage.clock.now.secondsSince1970)])
        var rest: [UInt8] = []
        while true {
            let line = try await line(&rest)
            let asked = try JSONDecoder().decode(JSONValue.self, from: Data(line))
            if let verdict = Self.verdict(asked["verdict"]) { return verdict }
            if let seconds = asked["advance"].integer { stage.clock.advance(by: seconds) }
            guard let method = asked["method"].string.flatMap({ HTTPRequest.Method($0) }) else {
                try write(["now": .integer(stage.clock.now.secondsSince1970)])
                continue
            }
            let body = asked["body"] == .null ? nil : asked["body"]
            let reply = try await stage.send(method, asked["path"].string ?? "", body, as: asked["key"].string)
            let document: JSONValue = reply.bytes.isEmpty ? .null : reply.json
            try write(["status": .integer(Int64(reply.status)), "json": document])
        }
    }

    private static func verdict(_ told: JSONValue) -> Verdict? {
        guard let searches = told["searches"].integer else { return nil }
        return Verdict(
            complaints: told["complaints"].array.compactMap(\.string),
            searches: searches,
            results: told["results"].integer ?? 0,
            booked: told["booked"].integer ?? 0
        )
    }

    private func write(_ document: JSONValue) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(try document.bytes) + [UInt8(ascii: "\n")])
    }

    /// Waits on a thread of its own, as the threads of tasks are few.
    private func line(_ rest: inout [UInt8]) async throws -> [UInt8] {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                defer { rest.removeSubrange(...end) }
                return Array(rest[..<end])
            }
            let handle = output.fileHandleForReading
            let more = await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: handle.availableData) }
            }
            guard !more.isEmpty else { throw Died() }
            rest += more
        }
    }
}
