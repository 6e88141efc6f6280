import Foundation
import Testing

/// What a stranger's script can do to whoever runs it on the command line: nothing.
struct HostilePolicyTests {
    struct Script: Decodable, Sendable, CustomTestStringConvertible {
        private(set) var collection = "hostile"
        let file: String
        let must: String
        let also_ok: [String]?

        var testDescription: String { file }
        var outcomes: [String] { [must] + (also_ok ?? []) }
        var path: String { Fixture.path("PoliciesTests/Fixtures/\(collection)/\(file)") }

        enum CodingKeys: CodingKey {
            case file, must, also_ok
        }

        static func all(in collection: String) throws -> [Script] {
            let manifest = Fixture.path("PoliciesTests/Fixtures/\(collection)/manifest.json")
            let scripts = try JSONDecoder().decode([Script].self, from: Data(contentsOf: URL(filePath: manifest)))
            return scripts.map { script in
                var script = script
                script.collection = collection
                return script
            }
        }
    }

    static func scripts() throws -> [Script] {
        try Script.all(in: "hostile") + Script.all(in: "attack")
    }

    private static let booking = """
        {"paid": 9999, "already_refunded": 1000, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z",
         "start_at": "2026-03-10T10:00:00Z", "end_at": "2026-03-10T11:00:00Z", "cancelled_at": "2026-03-08T10:00:00Z",
         "cancelled_by": "client", "time_zone": "Europe/Berlin", "service": {"name": "Cut", "duration_minutes": 60}}
        """

    @Test(arguments: try scripts())
    func isContainedByCheckAndEval(script: Script) throws {
        let check = try Binary.run(["policy", "check", script.path, "--format", "json"])
        #expect([0, 1].contains(check.status), "check ended with \(check.status): \(check.errors)")
        let first = try Binary.run(["policy", "eval", script.path, "-", "--format", "json"], input: Self.booking)
        let second = try Binary.run(["policy", "eval", script.path, "-", "--format", "json"], input: Self.booking)
        #expect(first.output == second.output && first.status == second.status, "two processes differ")
        for outcome in [check, first] {
            #expect(outcome.duration < .seconds(10))
            #expect(outcome.errors.isEmpty)
        }
        try expectValidOutcome(of: first, script)
    }

    private func expectValidOutcome(of outcome: Binary.Outcome, _ script: Script) throws {
        struct Answer: Decodable {
            let amount: Int64?
            let entitlement: Int64?
        }
        let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
        if outcome.status == 0 {
            #expect(script.outcomes.contains("harmless"), "it paid: \(outcome.output)")
            let entitlement = try #require(answer.entitlement)
            #expect((0...9_999).contains(entitlement))
            #expect(answer.amount == max(0, entitlement - 1_000))
        } else {
            #expect(outcome.status == 1)
            #expect(script.outcomes != ["harmless"], "it failed: \(outcome.output)")
            #expect(answer.amount == nil)
        }
    }
}
