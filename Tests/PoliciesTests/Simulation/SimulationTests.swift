import Foundation
import Money
import Policies
import PolicySimulation
import Testing
import TestSupport

struct SimulationTests {
    private static let names = ["flexible", "moderate", "strict"]

    /// Refunded, paid and refund of each policy and month, counted by a Python script of its own over the same rows.
    private static let expectedMonths: [String: [(refunded: Int, refund: Int128)]] = [
        "2015-01": [(5, 266_451), (5, 266_451), (5, 133_227)],
        "2015-03": [(9, 750_443), (9, 750_443), (9, 375_222)],
        "2015-04": [(39, 3_121_727), (39, 3_121_727), (39, 1_560_867)],
        "2015-05": [(100, 7_048_329), (100, 7_048_329), (100, 3_524_169)],
        "2015-06": [(240, 15_870_655), (240, 15_842_826), (231, 7_720_101)],
        "2015-07": [(243, 16_036_090), (243, 15_694_104), (201, 6_509_950)],
        "2015-08": [(177, 9_449_402), (177, 9_028_087), (122, 2_851_755)],
        "2015-09": [(66, 2_362_718), (66, 2_004_169), (32, 527_808)],
        "2015-10": [(71, 1_624_187), (71, 1_513_940), (25, 617_567)],
        "2015-11": [(0, 0), (0, 0), (0, 0)],
    ]

    @Test func `real cancellations give exact totals and months`() async throws {
        let simulation = try SimulationInput.standard(Self.names)
        let file = Fixture.directory.appending(path: "hotel-cancellations.csv").path()
        var observer = Simulation.Observer()
        observer.onRejected = { Issue.record("\($0)") }
        let totals = try await simulation.run(file: file, observer: observer)
        let report = SimulationReport(totals, of: simulation)
        #expect(report.rows == 1000)
        #expect(report.rejected == 0)
        let expected: [(Int, Int128)] = [(950, 56_530_002), (950, 55_270_076), (764, 23_820_666)]
        for (section, expected) in zip(report.policies, expected) {
            let total = try #require(section.totals.first)
            #expect(section.totals.count == 1)
            #expect(total.figures.cancellations == 1000)
            #expect(total.figures.paid == 58_743_127)
            #expect(total.figures.refunded == expected.0)
            #expect(total.figures.refund == expected.1)
            #expect(total.figures.failed == 0)
        }
        for (index, section) in report.policies.enumerated() {
            #expect(section.groups.compactMap(\.group.month) == Self.expectedMonths.keys.sorted())
            for line in section.groups {
                let month = try #require(line.group.month.flatMap { Self.expectedMonths[$0] })
                #expect(line.figures.refunded == month[index].refunded)
                #expect(line.figures.refund == month[index].refund)
            }
        }
    }

    @Test(arguments: [1, 7, 100, 4096, 65_537])
    func `the size of the pieces makes no difference`(piece: Int) async throws {
        let simulation = try SimulationInput.standard(Self.names)
        let bytes = try Fixture.bytes("hotel-cancellations.csv")
        let whole = try await SimulationInput.run(bytes, by: simulation)
        #expect(try await SimulationInput.run(bytes, by: simulation, piece: piece).totals == whole.totals)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `neither the order of rows nor of columns makes a difference`(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let simulation = try SimulationInput.standard(Self.names, dimensions: [.month, .provider, .cancelledBy])
        let text = String(decoding: try Fixture.bytes("hotel-cancellations.csv"), as: UTF8.self)
        let table = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let columns = table[0].indices.shuffled(using: &random)
        let lines = ([table[0]] + table.dropFirst().shuffled(using: &random)).enumerated().map { index, row in
            // A further column with everything that is hard to read.
            let further = index == 0 ? "note" : "\"a, \"\"b\"\"\r\n\(index)\""
            return columns.map { String(row[$0]) }.joined(separator: ",") + "," + further
        }
        let plain = try await SimulationInput.run(Array(text.utf8), by: simulation)
        let shuffled = try await SimulationInput.run(lines, by: simulation, lineBreak: "\r\n")
        #expect(shuffled.rejected.isEmpty)
        #expect(shuffled.totals == plain.totals)
    }

    @Test(arguments: [1, 2, 5])
    func `parts merge into the whole, in any order`(parts: Int) async throws {
        let simulation = try SimulationInput.standard(Self.names, dimensions: [.month, .provider])
        let lines = String(decoding: try Fixture.bytes("hotel-cancellations.csv"), as: UTF8.self)
            .split(separator: "\n").map(String.init)
        var merged = SimulationTotals()
        for part in (0..<parts).reversed() {
            let rows = lines.dropFirst().enumerated().filter { $0.offset % parts == part }.map(\.element)
            merged.merge(try await SimulationInput.run([lines[0]] + rows, by: simulation).totals)
        }
        let whole = try await SimulationInput.run(lines, by: simulation)
        #expect(merged == whole.totals)
    }

    @Test func `groups follow the dimensions and never mix currencies`() async throws {
        let rows = [
            SimulationInput.row("1", provider: "b", currency: "EUR"),
            SimulationInput.row("2", provider: "a", currency: "JPY"),
            SimulationInput.row("3", provider: "a", currency: "EUR"),
            SimulationInput.row("4", provider: "a", currency: "EUR", cancelledBy: "provider"),
        ]
        let simulation = try SimulationInput.standard(dimensions: [.provider, .currency, .cancelledBy])
        let report = SimulationReport(
            try await SimulationInput.run([SimulationInput.header] + rows, by: simulation).totals,
            of: simulation
        )
        let groups = try #require(report.policies.first).groups.map { line in
            "\(line.group.provider?.text ?? "") \(line.group.cancelledBy?.rawValue ?? "") \(line.group.currency) \(line.figures.refund)"
        }
        #expect(groups == ["a client EUR 5000", "a client JPY 5000", "a provider EUR 9999", "b client EUR 5000"])
        #expect(report.policies.first?.totals.map(\.group.currency.code) == ["EUR", "JPY"])
    }

    @Test func `a policy that fails is counted and never taken for no refund`() async throws {
        let source = Samples.policy("return booking.paid / 2")
        let failing = SimulatedPolicy(name: "half", policy: try PolicyHost().compile(source: source))
        let simulation = Simulation(policies: [failing])
        let rows = [SimulationInput.row("1"), SimulationInput.row("2", cancelledBy: "provider")]
        let outcome = try await SimulationInput.run([SimulationInput.header] + rows, by: simulation)
        let figures = try #require(SimulationReport(outcome.totals, of: simulation).policies.first?.totals.first)
            .figures
        #expect(figures.cancellations == 2)
        #expect(figures.failed == 1)
        #expect(figures.refunded == 1)
        #expect(figures.refund == 9999)
        guard case .failure(let error) = outcome.rows[0].outcome else {
            Issue.record("the first row gave an amount")
            return
        }
        #expect(error.code == .result)
    }

    @Test func `sums beyond sixty-four bits are exact`() {
        var figures = SimulationTotals.Figures()
        figures.paid = Int128(Int64.max)
        figures.add(figures)
        #expect(figures.paid == 18_446_744_073_709_551_614)
        #expect(Currency.euro.decimal(figures.paid) == "184467440737095516.14")
    }
}
