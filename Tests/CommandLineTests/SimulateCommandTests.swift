import Foundation
import Testing
import TestSupport

/// The figures were computed by a Python loop over the same rows, with the rules written out.
struct SimulateCommandTests {
    private static let file = Fixture.path("PoliciesTests/Fixtures/hotel-cancellations.csv")

    private struct Report: Decodable {
        struct Input: Decodable {
            let rows: Int
            let rejected: Int
        }

        struct Line: Decodable {
            let month: String?
            let currency: String
            let cancellations: Int
            let refunded: Int
            let paid: Int64
            let refund: Int64
        }

        struct Policy: Decodable {
            let policy: String
            let version: String
            let totals: [Line]
            let groups: [Line]
        }

        let input: Input
        let policies: [Policy]
    }

    private func report(_ arguments: [String], input: String = "") throws -> (Report, Binary.Outcome) {
        let outcome = try Binary.run(["refunds", "simulate", "--format", "json"] + arguments, input: input)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return (try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8)), outcome)
    }

    @Test(arguments: zip(["flexible", "moderate", "strict"], expected))
    func isExactToTheCent(policy: String, expected: (refunded: Int, refund: Int64)) throws {
        let (report, _) = try report(["--policy", policy, Self.file])
        #expect(report.input.rows == 1_000)
        #expect(report.input.rejected == 0)
        let section = try #require(report.policies.first)
        let total = try #require(section.totals.first)
        #expect(total.refunded == expected.refunded)
        #expect(total.refund == expected.refund)
        #expect(section.groups.map(\.refund).reduce(0, +) == total.refund)
        #expect(section.groups.map(\.cancellations).reduce(0, +) == 1_000)
    }

    @Test func namesBadRowsAndGoesOn() throws {
        let header =
            "paid,booking_id,provider_id,currency,already_refunded,booked_at,start_at,end_at,cancelled_at,cancelled_by"
        let times = "2026-01-01T00:00:00Z,2026-03-10T10:00:00Z,2026-03-10T11:00:00Z,2026-03-01T10:00:00Z"
        let input = """
            \(header)
            1000,a,p,EUR,0,\(times),client
            ten,b,p,EUR,0,\(times),client
            1000,c,p,XXZ,0,\(times),client
            500,d,p,JPY,0,\(times),client
            """
        let (report, outcome) = try report(["--policy", "flexible"], input: input + "\n")
        #expect(report.input.rows == 4)
        #expect(report.input.rejected == 2)
        #expect(outcome.errors.contains("line 3") && outcome.errors.contains("paid"), "\(outcome.errors)")
        #expect(outcome.errors.contains("line 4") && outcome.errors.contains("currency"), "\(outcome.errors)")
        #expect(report.policies[0].totals.map(\.currency) == ["EUR", "JPY"])
        #expect(report.policies[0].totals.map(\.refund) == [1_000, 500])
    }

    @Test func writesOneLineForEachCancellationAndPolicy() throws {
        let folder = try TemporaryFolder()
        _ = try report(
            ["--policy", "flexible", "--policy", "strict", "--details", folder.path("details.csv"), Self.file])
        let lines = try folder.read("details.csv").split(separator: "\r\n")
        try #require(lines.count == 2_001)
        #expect(lines[1].hasPrefix("2,hotel-000009,flexible,24600,24600,"))
    }

    @Test(arguments: ["table", "csv"])
    func printsForPeopleAndSpreadsheets(format: String) throws {
        let outcome = try Binary.run([
            "refunds", "simulate", "--policy", "strict", "--baseline", "moderate", "--by", "provider", "--by", "month",
            "--format", format, Self.file,
        ])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("resort-hotel"))
        #expect(outcome.output.contains("2015-05"))
    }

    @Test func refusesWhatIsNoTableOfCancellations() throws {
        let outcome = try Binary.run(["refunds", "simulate", "--policy", "strict"], input: "a,b,c\n1,2,3\n")
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("booking_id"), "\(outcome.errors)")
    }

    private static let expected: [(refunded: Int, refund: Int64)] = [
        (950, 56_530_002),
        (950, 55_270_076),
        (764, 23_820_666),
    ]
}
