import Foundation
import Policies
import PolicySimulation
import Testing
import TestSupport

struct ParallelTests {
    /// Several chunks of rows, many of them with what is hard to read: line breaks within quotation marks, quotation marks
    /// that are never closed or stand where none may, and lines that are too long.
    private static func text(seed: UInt64, rows: Int = 12_000) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        var text = SimulationInput.header + ",note\n"
        for index in 0..<rows {
            let row = SimulationInput.row("b\(index)", provider: "p\(index % 7)", paid: "\(index * 37 % 90_000)")
            switch Int.random(in: 0..<400, using: &random) {
            case 0: text += row + ",\"never closed\n"
            case 1: text += row + ",in\"side\n"
            case 2 where index % 50 == 0: text += row + "," + String(repeating: "x", count: 70_000) + "\r\n"
            case 3 where index % 50 == 0: text += row + "," + String(repeating: "y", count: 900_000) + "\n"
            case 4...60: text += row + ",\"a, \"\"b\"\"\r\n\n\(index)\"\r\n"
            case 61...70: text += "\n"
            case 71...80: text += row + "\n"
            default: text += row + "," + String(repeating: "z", count: index % 90) + "\n"
            }
        }
        return Array(text.utf8)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `any number of cores, and pieces of any size, give the same`(seed: UInt64) async throws {
        let bytes = Self.text(seed: seed)
        var simulation = try SimulationInput.standard(["moderate", "strict"], dimensions: [.provider, .month])
        let expected = try await SimulationInput.run(bytes, by: simulation)
        #expect(expected.rejected.count > 10, "seed \(seed)")
        for (jobs, piece) in [(1, 100_003), (2, .max), (3, 65_537), (8, 524_288)] {
            simulation.jobs = jobs
            let outcome = try await SimulationInput.run(bytes, by: simulation, piece: piece)
            #expect(outcome.totals == expected.totals, "seed \(seed), \(jobs) jobs, pieces of \(piece)")
            #expect(outcome.rejected == expected.rejected, "seed \(seed), \(jobs) jobs, pieces of \(piece)")
            #expect(outcome.rows.map(\.line) == expected.rows.map(\.line), "seed \(seed), \(jobs) jobs")
        }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `where chunks are cut makes no difference`(seed: UInt64) async throws {
        let bytes = Self.text(seed: seed, rows: 3_000)
        let simulation = try SimulationInput.standard()
        let plain = try await SimulationInput.run(bytes, by: simulation)
        // Lines in front that hold nothing move every cut.
        let header = SimulationInput.header.utf8.count + 6
        for shift in [1, 1000, 30_000, 65_535, 65_536, 200_001] {
            let moved = bytes[..<header] + Array(repeating: UInt8(ascii: "\n"), count: shift) + bytes[header...]
            let outcome = try await SimulationInput.run(Array(moved), by: simulation)
            #expect(outcome.totals == plain.totals, "seed \(seed), \(shift) bytes")
            #expect(outcome.rejected.map(\.line) == plain.rejected.map { $0.line + shift }, "seed \(seed), \(shift)")
            #expect(outcome.rejected.map(\.reason) == plain.rejected.map(\.reason), "seed \(seed), \(shift) bytes")
        }
    }

    @Test(arguments: [1, 2, 3, 7])
    func `shards split an input without overlap`(count: Int) async throws {
        let bytes = Self.text(seed: 5)
        var simulation = try SimulationInput.standard(dimensions: [.provider])
        let whole = try await SimulationInput.run(bytes, by: simulation)
        var merged = SimulationTotals()
        var rejected: [RejectedRow] = []
        for index in 1...count {
            simulation.shard = try #require(SimulationShard(index: index, count: count))
            simulation.jobs = index
            let part = try await SimulationInput.run(bytes, by: simulation)
            merged.merge(part.totals)
            rejected += part.rejected
        }
        #expect(merged == whole.totals)
        #expect(rejected.sorted { $0.line < $1.line } == whole.rejected)
    }

    @Test(arguments: ["0/2", "3/2", "1/0", "1", "a/b", "1/2/3", "-1/2", ""])
    func `a shard that cannot be is refused`(text: String) {
        #expect(SimulationShard(text) == nil)
    }

    @Test func `a source that fails ends the simulation`() async throws {
        struct Broken: Error {}
        let bytes = Self.text(seed: 6)
        var simulation = try SimulationInput.standard()
        simulation.jobs = 4
        var isFirst = true
        await #expect(throws: Broken.self) {
            try await simulation.run(reading: { memory in
                guard isFirst else { throw Broken() }
                isFirst = false
                let count = min(memory.count, bytes.count)
                memory.copyBytes(from: bytes[..<count])
                return count
            })
        }
    }
}
