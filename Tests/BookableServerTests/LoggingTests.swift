import CivilTime
@testable import BookableAPI
@testable import BookableServer
@testable import Observability
import Foundation
import Logging
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
                "label": "test", "request.id": "abc", "_level": "mine", "list": ["a", 7],
            ]
        )
    }

    @Test func anAnswerAndAllLinesOfARequestBearItsName() async throws {
        let lines = Lines()
        try await Stage.run(logger: lines.logger) { stage in
            let name = "trace-1.a_B"
            let reply = try await stage.send(.get, "/openapi.json", headers: ["X-Request-Id": name])
            #expect(reply.header("X-Request-Id") == name)
            try await stage.database.close()
            let failed = try await stage.send(.get, "/v1/policies/flexible", headers: ["X-Request-Id": "failed"])
            #expect(failed.status == 503)
        }
        let ids = try lines.all.map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))["request.id"] }
        #expect(ids.contains("trace-1.a_B"))
        #expect(ids.count { $0 == "failed" } == 2)
    }

    @Test func `a refused request's line says why, by whose key and in which field`() async throws {
        let lines = Lines()
        try await Stage.run(logger: lines.logger) { stage in
            let body: JSONValue = ["name": "", "time_zone": "Mars/Base", "kim@example.com": 1]
            let reply = try await stage.send(.post, "/v1/providers", body, as: stage.admin)
            #expect(reply.status == 400)
            #expect(try await stage.send(.get, "/v1/providers/prv_nobody").status == 404)
            #expect(try await stage.send(.get, "/v1/refunds").status == 401)
        }
        let answered = try lines.all.map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
            .filter { $0["message"] == "Request answered" && ($0["http.status"].integer ?? 0) >= 400 }
        try #require(answered.count == 3)
        #expect(answered[0]["http.status"] == 400)
        #expect(answered[0]["problem.code"] == "invalid_request")
        #expect(try #require(answered[0]["key.id"].string).hasPrefix("key_"))
        let fields = answered[0]["problem.fields"].array.compactMap(\.string)
        #expect(fields.contains("?: unknown"))
        #expect(fields.contains { $0.hasPrefix("name: ") })
        #expect(answered[1]["problem.code"] == "not_found")
        #expect(answered[2]["problem.code"] == "unauthorized")
        #expect(answered[2]["key.id"] == .null)
        // Neither the key nor what a client made up.
        #expect(!lines.all.contains { $0.contains("bk_") || $0.contains("kim@") })
    }

    @Test func `a refusal that a page shows is logged with its reason as well`() async throws {
        let lines = Lines()
        try await Stage.run(logger: lines.logger) { stage in
            let anna = try await stage.openPractice()
            let start = "2026-03-09T08:00:00Z"
            let page = String(decoding: try await stage.send(.get, "/anna/hour/book?at=\(start)").bytes, as: UTF8.self)
            func hidden(_ name: String) throws -> String {
                let found = try Regex("name=\"\(name)\" value=\"([^\"]*)\"").firstMatch(in: page)
                return String(try #require(found?.output[1].substring))
            }
            let form = "name=Kim&key=\(try hidden("key"))&policy=\(try hidden("policy"))&at=\(start)"
            let headers = ["Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"]
            func post(_ email: String) async throws -> Int {
                try await stage.send(
                    .post,
                    "/anna/hour/book",
                    bytes: Array("\(form)&email=\(email)".utf8),
                    headers: headers
                ).status
            }
            #expect(try await post("kim@") == 422)
            _ = try await stage.booked(anna, at: start)
            #expect(try await post("kim@example.com") == 409)
        }
        let answered = try lines.all.map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
            .filter { $0["message"] == "Request answered" && ($0["http.status"].integer ?? 0) >= 400 }
        try #require(answered.count == 2)
        #expect(answered[0]["problem.code"] == "invalid_value")
        #expect(answered[0]["problem.fields"] == ["email: invalid"])
        #expect(answered[1]["problem.code"] == "slot_taken")
        #expect(!lines.all.contains { $0.contains("kim@") })
    }

    @Test func `health checks are logged when something is wrong`() async throws {
        let lines = Lines()
        try await Stage.run(logger: lines.logger) { stage in
            _ = try await stage.send(.get, "/healthz")
            _ = try await stage.send(.get, "/readyz")
            #expect(!lines.all.contains { $0.contains("/healthz") || $0.contains("/readyz") })
            try await stage.database.close()
            #expect(try await stage.send(.get, "/readyz").status == 503)
            #expect(
                lines.all.contains {
                    $0.contains("Request answered") && $0.contains("\"problem.code\":\"unavailable\"")
                }
            )
        }
    }

    @Test func idsTellNothingOfOtherRequests() async throws {
        try await Stage.run { stage in
            var ids: Set<String> = []
            for _ in 0..<100 {
                let reply = try await stage.send(.get, "/healthz")
                let id = try #require(reply.header("X-Request-Id"))
                #expect(id.count == 32)
                ids.insert(id)
            }
            #expect(ids.count == 100)
            // Neither half is the same in all of them.
            #expect(Set(ids.map { $0.prefix(16) }).count == 100)
            #expect(Set(ids.map { $0.suffix(16) }).count == 100)
        }
    }

    @Test func aFloodDoesNotFillTheLog() async throws {
        let lines = Lines()
        var configuration = ServerConfiguration(port: 0)
        configuration.logRate = 5
        configuration.maximumRequests = 1
        try await Stage.run(configuration: configuration, logger: lines.logger) { stage in
            #expect(stage.server.gate.enter())
            let before = lines.all.count
            let clock = ContinuousClock()
            let start = clock.now
            for _ in 0..<200 {
                let reply = try await stage.send(.get, "/v1/policies/flexible")
                #expect(reply.status == 503)
            }
            stage.server.gate.leave()
            let seconds = Int(start.duration(to: clock.now) / .seconds(1)) + 2
            #expect(lines.all.count - before <= seconds * 6)
            #expect(!lines.all.contains { $0.contains("\"level\":\"error\"") })
            #expect(lines.all.contains { $0.contains("\"message\":\"Requests refused\"") })
            #expect(stage.server.budgets.leftOut >= 200 - seconds * 5)
        }
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
