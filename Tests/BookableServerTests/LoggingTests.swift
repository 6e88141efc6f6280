@testable import BookableServer
import Foundation
import Logging
import Synchronization
import HTTPTypes
import SQLiteDriver
import SQL
import Testing

/// The log as programs read it, and what ties its lines to requests.
struct LoggingTests {
    @Test func aLineIsOneObject() throws {
        let lines = Lines()
        var logger = lines.logger
        logger[metadataKey: "request.id"] = "abc"
        logger.warning(
            "Two\nlines \"quoted\" \u{1}",
            metadata: ["level": "mine", "list": ["a", .stringConvertible(7)]]
        )
        let line = try #require(lines.all.first)
        #expect(!line.contains("\n"))
        let json = try JSONDecoder().decode(JSONValue.self, from: Data(line.utf8))
        #expect(
            json == [
                "time": "2026-03-02T08:00:00.007Z", "level": "warning", "message": "Two\nlines \"quoted\" \u{1}",
                "label": "test", "request.id": "abc", "_level": "mine", "list": ["a", "7"],
            ]
        )
    }

    @Test func anAnswerAndAllLinesOfARequestBearItsName() async throws {
        let lines = Lines()
        try await Stage.run(logger: lines.logger) { stage in
            let name = "trace-1.a_B"
            let reply = try await stage.send(.get, "/healthz", headers: ["X-Request-Id": name])
            #expect(reply.header("X-Request-Id") == name)
            try await stage.database.close()
            let failed = try await stage.send(.get, "/v1/policies/flexible", headers: ["X-Request-Id": "failed"])
            #expect(failed.status == 503)
        }
        let ids = try lines.all.map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))["request.id"] }
        #expect(ids.contains("trace-1.a_B"))
        #expect(ids.count { $0 == "failed" } == 2)
    }

    @Test(arguments: ["", "kim@example.com", "a b", String(repeating: "a", count: 65), "a\"b", "é"])
    func aNameThatIsNotFitIsReplaced(_ name: String) async throws {
        try await Stage.run { stage in
            let headers = name.isEmpty ? [:] : ["X-Request-Id": name]
            let id = try #require(try await stage.send(.get, "/healthz", headers: headers).header("X-Request-Id"))
            #expect(id != name)
            #expect(id.count >= 16)
        }
    }
}

/// Lines of JSON, at one moment.
private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var logger: Logger {
        var logger = Logger(label: "test") { label in
            JSONLogHandler(
                label: label,
                clock: { Stage.now * 1_000 + 7 },
                write: { line in self.lines.withLock { $0.append(line) } }
            )
        }
        logger.logLevel = .info
        return logger
    }
}
