import PolicySimulation
import TestSupport
import Testing

struct RepeatTests {
    private static let lines = [
        SimulationInput.header, SimulationInput.row("1"), SimulationInput.row("2"), SimulationInput.row("1"),
        SimulationInput.row("1", provider: "p2"), "bad", SimulationInput.row("2"), SimulationInput.row("1"),
    ]

    private func run(_ rule: RepeatRule, _ lines: [String] = Self.lines) async throws -> SimulationInput.Outcome {
        var simulation = try SimulationInput.standard()
        simulation.repeats = rule
        simulation.jobs = 2
        return try await SimulationInput.run(lines, by: simulation)
    }

    @Test func `repeats are told with both lines, and count`() async throws {
        let outcome = try await run(.report)
        #expect(outcome.totals.repeats.count == 3)
        #expect(outcome.totals.repeats.first.map(\.line) == [4, 7, 8])
        #expect(outcome.totals.repeats.first.map(\.earlier) == [2, 3, 2])
        #expect(outcome.rows.count == 6)
        #expect(outcome.totals.leftOut == 0)
    }

    @Test func `each booking counts once where that is asked for`() async throws {
        let outcome = try await run(.once)
        #expect(outcome.rows.map(\.line) == [2, 3, 5])
        #expect(outcome.totals.leftOut == 3)
        #expect(outcome.totals.rejected == 1)
    }

    @Test func `repeats can be refused, and passed over`() async throws {
        let error = try await #require(throws: SimulationError.self) { _ = try await run(.refuse) }
        #expect(error.code == .repeated)
        #expect(error.message.contains("line 4 that of line 2"))
        #expect(try await run(.ignore).totals.repeats.count == 0)
        #expect(try await run(.refuse, Array(Self.lines[..<3])).rows.count == 2)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `repeats are those that a set finds`(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        var seen: [String: Int] = [:]
        var expected: [Int] = []
        var lines = [SimulationInput.header]
        for line in 2..<20_000 {
            let booking = "booking-\(Int.random(in: 0..<200_000, using: &random))"
            if seen[booking] == nil { seen[booking] = line } else { expected.append(line) }
            lines.append(SimulationInput.row(booking))
        }
        let outcome = try await run(.report, lines)
        #expect(outcome.totals.repeats.count == expected.count, "seed \(seed)")
        #expect(outcome.totals.repeats.first.map(\.line) == Array(expected.prefix(20)), "seed \(seed)")
        #expect(try await run(.once, lines).rows.count == seen.count, "seed \(seed)")
    }
}
