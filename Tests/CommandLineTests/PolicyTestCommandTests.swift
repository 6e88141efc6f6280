import Foundation
import Testing
import TestSupport

/// Cases beside policies, as those who write policies run them.
struct PolicyTestCommandTests {
    private static let half = """
        return { name = "Half", description = "Half.", refund = function(b)
          if b.cancelled_by == "no_show" then error("nobody came") end
          return {amount = percent(b.paid, 50), reason = "Half"}
        end }
        """

    private func cases(_ expected: String, by: String = "client") -> String {
        """
        [{"name": "two days before", "booking": {"paid": 9999, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z",
          "start_at": "2026-03-10T10:00:00Z", "end_at": "2026-03-10T11:00:00Z", "cancelled_at": "2026-03-08T10:00:00Z",
          "cancelled_by": "\(by)"}, "expected": \(expected)}]
        """
    }

    private func run(_ cases: String?, _ arguments: [String] = []) throws -> Binary.Outcome {
        let folder = try TemporaryFolder()
        try folder.write(Self.half, to: "half.lua")
        if let cases { try folder.write(cases, to: "half.cases.json") }
        return try Binary.run(["policy", "test", folder.url.path] + arguments)
    }

    @Test func `all policies that come with Bookable pass their cases`() throws {
        let policies = URL(fileURLWithPath: Fixture.path("")).deletingLastPathComponent().appending(path: "policies")
            .path
        let outcome = try Binary.run(["policy", "test", policies])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("moderate.lua: all 24 pass"))
        #expect(outcome.output.contains(", 0 failed"))
    }

    @Test(arguments: [
        (#"{"entitlement": 5000, "amount": 5000, "reason": "Half"}"#, "client"), (#"{"entitlement": 5000}"#, "client"),
        (#"{"error": "runtime"}"#, "no_show"),
    ])
    func `what is as expected passes`(expected: String, by: String) throws {
        let outcome = try run(cases(expected, by: by))
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test(
        arguments: [
            (
                #"{"entitlement": 4999}"#, "client",
                ["entitlement", "expected 4999 (EUR 49.99)", "was      5000 (EUR 50.00)"]
            ),
            (#"{"reason": "All"}"#, "client", ["reason", "expected \"All\"", "was      \"Half\""]),
            (#"{"error": "result"}"#, "client", ["expected result", "a refund of EUR 50.00"]),
            (#"{"error": "result"}"#, "no_show", ["expected result", "nobody came (runtime)"]),
            (#"{"amount": 5000}"#, "no_show", ["expected a refund of 5000", "line 2: nobody came"]),
        ] as [(String, String, [String])]
    )
    func `a difference is shown with the booking in words`(expected: String, by: String, words: [String]) throws {
        let outcome = try run(cases(expected, by: by))
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("two days before"))
        #expect(outcome.output.contains("EUR 99.99 paid, \(by), 48:00:00 before 2026-03-10T10:00:00Z in UTC"))
        for word in words { #expect(outcome.output.contains(word), "\(outcome.output)") }
    }

    @Test(
        arguments: [
            (nil, "No cases found"), ("[]", "1 to 10000 cases"), ("{", "not well-formed JSON"),
            (#"[{"name": "x", "expected": {"amount": 1}}]"#, "[0].booking: This is required"),
        ] as [(String?, String)]
    )
    func `nothing to run is not a success`(cases: String?, message: String) throws {
        let outcome = try run(cases)
        #expect(outcome.status != 0)
        #expect((outcome.output + outcome.errors).contains(message), "\(outcome.output)\(outcome.errors)")
    }

    @Test(arguments: [
        (#"{"refund": 1}"#, "[0].expected.refund"), ("{}", "Nothing is expected"),
        (#"{"error": "nonsense"}"#, "[0].expected.error"),
        (#"{"error": "runtime", "amount": 1}"#, "[0].expected.error"),
    ])
    func `an expectation that cannot be is refused by name`(expected: String, message: String) throws {
        let outcome = try run(cases(expected))
        #expect(outcome.status == 1)
        #expect(outcome.output.contains(message), "\(outcome.output)")
    }

    @Test func `the outcome as JSON`() throws {
        struct Report: Decodable {
            struct Failure: Decodable { let name: String }
            let passed: Int
            let failures: [Failure]
        }
        let outcome = try run(cases(#"{"amount": 1}"#), ["--format", "json"])
        #expect(outcome.status == 1)
        let reports = try JSONDecoder().decode([Report].self, from: Data(outcome.output.utf8))
        #expect(reports.map(\.passed) == [0])
        #expect(reports.first?.failures.map(\.name) == ["two days before"])
    }
}
