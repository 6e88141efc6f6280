import Foundation
import FoundationNetworking
import Testing
import TestSupport

/// What providers send to a server that runs.
struct PolicyServingTests {
    private struct Policy: Decodable {
        let id: String
        let version: String
    }

    private static func script(_ body: String) -> String {
        "return { name = \"Own\", description = \"Own.\", refund = function(b) \(body) end }"
    }

    private static func body(_ source: String, policy: String? = nil) throws -> String {
        var fields = ["provider_id": "prv_shop", "source": source]
        fields["policy"] = policy
        return String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
    }

    /// The processes that a server on `port` has started to try scripts.
    private static func trials(of port: Int) throws -> [Int32] {
        func words(_ process: some StringProtocol) -> [Substring] {
            let bytes = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
            return String(decoding: bytes, as: UTF8.self).split(separator: "\0")
        }
        let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc")
        return processes.compactMap { Int32($0) }.filter { process in
            guard words("\(process)").dropFirst().prefix(2) == ["policy", "trial"] else { return false }
            let status = FileManager.default.contents(atPath: "/proc/\(process)/status") ?? Data()
            let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
            guard let parent = lines.first(where: { $0.hasPrefix("PPid:") })?.split(separator: "\t").last else {
                return false
            }
            return words(parent).contains("\(port)")
        }
    }

    /// Kills the first such process that shows within a minute, from a thread of its own; whether there was one.
    private static func killTrial(of port: Int) async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try killFirst(of: port, until: .now + .seconds(60)) })
            }
        }
    }

    private static func killFirst(of port: Int, until deadline: ContinuousClock.Instant) throws -> Bool {
        while ContinuousClock.now < deadline {
            if let process = try trials(of: port).first { return kill(process, SIGKILL) == 0 }
        }
        return false
    }

    @Test(arguments: ["/v1/policies", "/v1/policies/check"])
    func `an upload whose process is killed is refused, and the server goes on`(path: String) async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        let key = try Shop.make(in: database)
        let server = try await ServerProcess(database: database, log: folder.path("log"))
        let endpoint = server.endpoint
        try await Shop.open(on: endpoint, key: key)
        let costly = Self.script("local n = 0 for i = 1, 4000 do n = n + i end return b.notice > 0 and b.paid or 0")
        let body = path == "/v1/policies" ? try Self.body(costly) : try Self.source(costly)
        async let isKilled = Self.killTrial(of: endpoint.port)
        async let answer = endpoint.send("POST", path, key: key, body: body)
        #expect(try await isKilled)
        let refused = try await answer
        #expect(refused.status == 422, "\(refused.body)")
        #expect(refused.body.contains("policy_invalid"), "\(refused.body)")
        let second = try await endpoint.send("POST", path, key: key, body: body)
        #expect([200, 201].contains(second.status), "\(second.body)")
    }

    private static func source(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(["source": text]), as: UTF8.self)
    }

    @Test func `a script that exceeds a limit is refused with its reason`() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        let key = try Shop.make(in: database)
        let server = try await ServerProcess(database: database, log: folder.path("log"))
        try await Shop.open(on: server.endpoint, key: key)
        let body = try Self.body(Self.script("while true do end"))
        let refused = try await server.endpoint.send("POST", "/v1/policies", key: key, body: body)
        #expect(refused.status == 422)
        #expect(refused.body.contains("20000 instructions"), "\(refused.body)")
    }

    @Test func `versions are compared as JSON and as a picture`() async throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        let key = try Shop.make(in: database)
        let server = try await ServerProcess(database: database, log: folder.path("log"))
        let endpoint = server.endpoint
        try await Shop.open(on: endpoint, key: key)
        let half = try Self.body(Self.script("return percent(b.paid, 50)"))
        let first = try await endpoint.send("POST", "/v1/policies", key: key, body: half)
        let policy = try JSONDecoder().decode(Policy.self, from: Data(first.body.utf8))
        let all = try Self.body(Self.script("return b.paid"), policy: policy.id)
        #expect(try await endpoint.send("POST", "/v1/policies", key: key, body: all).status == 201)

        let path = "/v1/policies/\(policy.id)/compare"
        let compared = try await endpoint.send("GET", "\(path)?from=\(policy.version)&to=2", key: key)
        #expect(compared.status == 200)
        #expect(
            compared.body.contains("50 % whatever the notice")
                && compared.body.contains("--- version 1\\n+++ version 2")
        )
        let picture = try await endpoint.send("GET", "\(path)?from=1&to=2&format=svg", key: key)
        #expect(picture.body.hasPrefix("<svg") && picture.body.contains("version 2, Own"))
        #expect(try await endpoint.send("GET", "\(path)?from=1&to=3", key: key).status == 404)
        #expect(try await endpoint.send("GET", "\(path)?from=1", key: key).status == 400)
        #expect(try await endpoint.send("GET", "\(path)?from=0&to=1", key: key).status == 400)
        #expect(try await endpoint.send("GET", "\(path)?from=1&to=2").status == 401)
        #expect(
            try await endpoint.send("GET", "/v1/policies/moderate/compare?from=1&to=1").body.contains("\"diff\": \"\"")
        )
    }
}
