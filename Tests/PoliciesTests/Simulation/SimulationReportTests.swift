import Foundation
import Policies
import PolicySimulation
import Testing

struct SimulationReportTests {
    private func report(
        baseline: String? = nil,
        names: [String] = ["strict", "moderate"]
    ) async throws -> SimulationReport {
        let rows = [
            SimulationInput.row("1"), SimulationInput.row("2", cancelledAt: "2026-02-01T10:00:00Z"),
            SimulationInput.row("3", currency: "KWD", paid: "12345"), "bad",
        ]
        let simulation = try SimulationInput.standard(names, baseline: baseline)
        return SimulationReport(
            try await SimulationInput.run([SimulationInput.header] + rows, by: simulation).totals,
            of: simulation
        )
    }

    private static let strict = "sha256:9ea1551abd8f3f3b500603fb1ca54ff44d0e8be2e2749dc1d475b8d326ce48bb"

    @Test func `the report is JSON with the keys that were promised`() async throws {
        let json = try await report(names: ["strict"]).json()
        #expect(
            json == """
                {"input": {"rows": 4, "rejected": 1}, "by": ["month"], "policies": [{"policy": "strict", "version": "\(Self.strict)", \
                "totals": [{"currency": "EUR", "digits": 2, "cancellations": 2, "refunded": 1, "paid": 19998, "refund": 5000, "failed": 0}, \
                {"currency": "KWD", "digits": 3, "cancellations": 1, "refunded": 0, "paid": 12345, "refund": 0, "failed": 0}], \
                "groups": [{"month": "2026-02", "currency": "EUR", "digits": 2, "cancellations": 1, "refunded": 1, "paid": 9999, "refund": 5000}, \
                {"month": "2026-03", "currency": "EUR", "digits": 2, "cancellations": 1, "refunded": 0, "paid": 9999, "refund": 0}, \
                {"month": "2026-03", "currency": "KWD", "digits": 3, "cancellations": 1, "refunded": 0, "paid": 12345, "refund": 0}]}]}
                """
        )
        #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
    }

    @Test func `a baseline adds differences, and its own section`() async throws {
        let report = try await report(baseline: "flexible")
        #expect(report.baseline == "flexible")
        #expect(report.policies.map(\.name) == ["strict", "moderate", "flexible"])
        #expect(
            report.policies.map { $0.totals.map(\.difference) } == [[-14_998, -12_340], [-4999, -6170], [nil, nil]]
        )
        #expect(report.json().contains("\"baseline\": \"flexible\""))
    }

    @Test func `a baseline among the policies is not listed twice`() async throws {
        #expect(try await report(baseline: "moderate").policies.map(\.name) == ["strict", "moderate"])
    }

    @Test func `the report is CSV in which no text is a formula`() async throws {
        let policy = SimulatedPolicy(name: "=1+1,\"x\"", policy: try Samples.standard("strict"))
        let simulation = Simulation(policies: [policy], dimensions: [.provider])
        let lines = [SimulationInput.header, SimulationInput.row(provider: "@p")]
        let outcome = try await SimulationInput.run(lines, by: simulation)
        #expect(
            SimulationReport(outcome.totals, of: simulation).csv()
                == "policy,version,provider,currency,digits,cancellations,refunded,failed,paid,refund\r\n"
                + "\"'=1+1,\"\"x\"\"\",\(Self.strict),'@p,EUR,2,1,0,0,9999,0\r\n"
        )
    }

    @Test func `the report is a table with amounts in units`() async throws {
        #expect(
            try await report(names: ["strict"]).table() == """
                4 rows, 1 of them rejected

                EUR: 2 cancellations, 199.98 paid
                policy  cancelled    paid  refund    kept   share
                strict          2  199.98   50.00  149.98  25.0 %

                KWD: 1 cancellation, 12.345 paid
                policy  cancelled    paid  refund    kept  share
                strict          1  12.345   0.000  12.345  0.0 %

                strict  \(Self.strict)
                month    currency  cancelled  refunded    paid  refund
                2026-02  EUR               1         1   99.99   50.00
                2026-03  EUR               1         0   99.99    0.00
                2026-03  KWD               1         0  12.345   0.000
                -------  --------  ---------  --------  ------  ------
                         EUR               2         1  199.98   50.00
                         KWD               1         0  12.345   0.000

                """
        )
    }

    @Test(arguments: [80, 100, 200])
    func `no line of the table is wider than there is room for`(width: Int) async throws {
        let name = "policies/of/the/practice/" + String(repeating: "long", count: 12) + ".lua"
        let compiled = try Samples.standard("moderate")
        let policies = [name, "b" + name].map { SimulatedPolicy(name: $0, policy: compiled) }
        let simulation = Simulation(policies: policies, baseline: policies[0], dimensions: [.provider, .month])
        let lines =
            [SimulationInput.header]
            + (0..<9).map {
                SimulationInput.row("\($0)", provider: "A provider of a rather long name", paid: "99999999999")
            }
        let table = SimulationReport(try await SimulationInput.run(lines, by: simulation).totals, of: simulation)
            .table(width: width)
        for line in table.split(separator: "\n") where !line.hasPrefix("sha256:") && !line.contains("practice") {
            #expect(line.count <= width, "\(line)")
        }
        #expect(table.contains("8,999,999,999.91"))
        if width == 80 { #expect(table.contains("…") && table.contains("(no room for: cancelled, paid)"), "\(table)") }
    }
}
