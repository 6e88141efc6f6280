import Foundation
import Money
import Policies
import PolicySimulation
import Testing
import TestSupport

/// Every row is counted or rejected, whatever its bytes, and sums depend on nothing but the rows.
struct TrueTotalsTests {
    private static let dimensions: [SimulationDimension] = [.month, .provider, .currency, .cancelledBy]

    /// What a plain count over the rows gives for a group, whose name is made of bytes alone.
    private struct Sum: Equatable {
        var count = 0
        var refunded = 0
        var paid: Int128 = 0
        var refund: Int128 = 0
    }

    private func simulation(_ dimensions: [SimulationDimension]) throws -> Simulation {
        let half = SimulatedPolicy(
            name: "half",
            policy: try PolicyHost().compile(source: Samples.policy(ArbitraryInput.policy))
        )
        return Simulation(policies: [half], dimensions: dimensions)
    }

    private func recount(_ rows: [ArbitraryInput.Row], by dimensions: [SimulationDimension]) -> [[[UInt8]]: Sum] {
        var sums: [[[UInt8]]: Sum] = [:]
        for row in rows {
            let key = Self.dimensions.map { dimension -> [UInt8] in
                switch dimension {
                case .month: dimensions.contains(.month) ? Array(row.month.utf8) : []
                case .provider: dimensions.contains(.provider) ? row.provider : []
                case .currency: Array(row.currency.utf8)
                case .cancelledBy: dimensions.contains(.cancelledBy) ? Array(row.cancelledBy.utf8) : []
                }
            }
            sums[key, default: Sum()].count += 1
            sums[key, default: Sum()].refunded += row.refund > 0 ? 1 : 0
            sums[key, default: Sum()].paid += Int128(row.paid)
            sums[key, default: Sum()].refund += Int128(row.refund)
        }
        return sums
    }

    private func sums(_ lines: [SimulationReport.Line]) -> [[[UInt8]]: Sum] {
        var sums: [[[UInt8]]: Sum] = [:]
        for line in lines {
            let group = line.group
            let names = [group.month, group.provider?.text, group.currency.code, group.cancelledBy?.rawValue]
            let key = names.map { Array(($0 ?? "").utf8) }
            #expect(sums[key] == nil, "two lines of a report have the same name")
            let figures = line.figures
            sums[key] = Sum(
                count: figures.cancellations,
                refunded: figures.refunded,
                paid: figures.paid,
                refund: figures.refund
            )
        }
        return sums
    }

    /// Any number of seeds can be tried: `BOOKABLE_SEEDS=100..<200 swift test --filter TrueTotalsTests`.
    private static let seeds: [UInt64] = {
        let text = ProcessInfo.processInfo.environment["BOOKABLE_SEEDS"] ?? ""
        let bounds = text.split(separator: "..<").compactMap { UInt64($0) }
        return bounds.count == 2 && bounds[0] < bounds[1] ? Array(bounds[0]..<bounds[1]) : Array(1...8)
    }()

    @Test(arguments: seeds)
    func `totals are those of a plain count, for any grouping, jobs and shards`(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed &+ 1_000_000)
        let input = ArbitraryInput(seed: seed, rows: Int.random(in: 1...6_000, using: &random))
        let dimensions = Self.dimensions.filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
        let jobs = Int.random(in: 1...8, using: &random)
        let shards = Int.random(in: 1...5, using: &random)
        let words: Comment = "seed \(seed): by \(dimensions), \(jobs) jobs, \(shards) shards"
        var simulation = try simulation(dimensions)
        let whole = try await SimulationInput.run(input.bytes, by: simulation)
        let report = SimulationReport(whole.totals, of: simulation)
        let section = try #require(report.policies.first)
        #expect(report.rows == input.counted.count + input.rejected, words)
        #expect(report.rejected == input.rejected, words)
        #expect(whole.rejected.count == input.rejected, words)
        #expect(sums(section.groups) == recount(input.counted, by: dimensions), words)
        #expect(sums(section.totals) == recount(input.counted, by: []), words)

        simulation.jobs = jobs
        let parallel = try await SimulationInput.run(
            input.bytes,
            by: simulation,
            piece: Int.random(in: 1_000...200_000, using: &random)
        )
        let again = SimulationReport(parallel.totals, of: simulation)
        #expect(parallel.rejected == whole.rejected, words)
        for (one, other) in [
            (again.json(), report.json()), (again.csv(), report.csv()), (again.table(), report.table()),
        ] {
            #expect(ExactText(one) == ExactText(other), words)
        }
        var merged = SimulationTotals()
        for index in (1...shards).shuffled(using: &random) {
            simulation.shard = try #require(SimulationShard(index: index, count: shards))
            merged.merge(try await SimulationInput.run(input.bytes, by: simulation).totals)
        }
        simulation.shard = .whole
        #expect(ExactText(SimulationReport(merged, of: simulation).json()) == ExactText(report.json()), words)
    }

    /// Arbitrary bytes with quotation marks: what a record is, is hard to say, but it is one or the other.
    @Test(arguments: seeds)
    func `arbitrary bytes are counted or rejected, for any jobs and shards`(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed &+ 2_000_000)
        let pieces = [Array(SimulationInput.row().utf8), [0x22], [0x2C], [0x0A], [0x0D, 0x0A], [0], [0xC3], [0xFF]]
        var bytes = Array((SimulationInput.header + "\n").utf8)
        while bytes.count < 200_000 {
            bytes += pieces.randomElement(using: &random) ?? []
            if Int.random(in: 0..<3, using: &random) == 0 { bytes.append(UInt8.random(in: 0...255, using: &random)) }
        }
        var simulation = try simulation([.provider, .month])
        let whole = try await SimulationInput.run(bytes, by: simulation)
        let report = SimulationReport(whole.totals, of: simulation)
        let counted = report.policies.first?.totals.reduce(0) { $0 + $1.figures.cancellations } ?? 0
        #expect(counted + report.rejected == report.rows, "seed \(seed)")
        #expect(whole.rejected.count == report.rejected, "seed \(seed)")
        var merged = SimulationTotals()
        for index in 1...3 {
            simulation.jobs = index * 2
            simulation.shard = try #require(SimulationShard(index: index, count: 3))
            merged.merge(try await SimulationInput.run(bytes, by: simulation).totals)
        }
        #expect(merged == whole.totals, "seed \(seed)")
    }

    @Test(arguments: [1, 2, 4, 8])
    func `names that differ only by composition are two, and no row of theirs is lost`(jobs: Int) async throws {
        let names = ["Caf\u{E9} Nord", "Cafe\u{301} Nord"]
        let rows = (0..<20_000).map { SimulationInput.row("b\($0)", provider: names[$0 % 2], paid: "10000") }
        var simulation = try SimulationInput.standard(dimensions: [.provider])
        simulation.jobs = jobs
        let outcome = try await SimulationInput.run([SimulationInput.header] + rows, by: simulation)
        let section = try #require(SimulationReport(outcome.totals, of: simulation).policies.first)
        #expect(section.totals.map(\.figures.cancellations) == [20_000])
        #expect(section.groups.map(\.figures.cancellations) == [10_000, 10_000])
        #expect(
            section.groups.compactMap { $0.group.provider.map { Array($0.text.utf8) } }
                == names.reversed().map { Array($0.utf8) }
        )
    }

    @Test(arguments: [
        CancellationColumn(name: "booking_id", place: 0), CancellationColumn(name: "provider_id", place: 1),
    ])
    func `bytes that are not UTF-8 are rejected by the name of their column`(column: CancellationColumn) async throws {
        let broken: [[UInt8]] = [
            [0x80], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0xAF],
            [0xF5, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3, 0x28], [0xE2, 0x28, 0xA1],
            [0xFF], [0xFE],
        ]
        // In front of each stand 0 to 9 letters, so that the fault lies at every place of eight bytes.
        for bytes in broken {
            for letters in 0...9 {
                var fields = SimulationInput.row().utf8.split(separator: 0x2C).map { Array($0) }
                fields[column.place] =
                    Array(repeating: 0x61, count: letters) + bytes + Array(repeating: 0x62, count: 9 - letters)
                let input = Array((SimulationInput.header + "\n").utf8) + fields.joined(separator: [0x2C])
                let outcome = try await SimulationInput.run(input, by: SimulationInput.standard())
                #expect(outcome.rejected.map(\.kind) == ["\(column.name) must be UTF-8"], "\(bytes) after \(letters)")
            }
        }
    }

    @Test func `every scalar is UTF-8`() async throws {
        let scalars = [0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF].compactMap(
            Unicode.Scalar.init
        )
        let rows = scalars.flatMap { scalar in
            (0...9).map { SimulationInput.row(String(repeating: "a", count: $0) + String(scalar) + "z") }
        }
        let outcome = try await SimulationInput.run([SimulationInput.header] + rows, by: SimulationInput.standard())
        #expect(outcome.rejected.isEmpty)
        #expect(outcome.totals.rows == 110)
    }

    @Test(arguments: ["\u{FEFF}\"booking_id\"", "\u{FEFF}booking_id", "\"booking_id\""])
    func `a mark before the first name does no harm, quoted or not`(first: String) async throws {
        let header = first + SimulationInput.header.dropFirst("booking_id".count)
        let outcome = try await SimulationInput.run([header, SimulationInput.row()], by: SimulationInput.standard())
        #expect(outcome.totals.rows == 1 && outcome.rejected.isEmpty)
    }

    @Test(arguments: 1...5)
    func `every part knows whether the input has a cancellation`(index: Int) async throws {
        var simulation = try SimulationInput.standard()
        simulation.shard = try #require(SimulationShard(index: index, count: 5))
        let bad = Array(repeating: "bad", count: 20)
        let none = try await SimulationInput.run([SimulationInput.header] + bad, by: simulation)
        #expect(!none.totals.hasCancellations)
        let one = try await SimulationInput.run(
            [SimulationInput.header] + bad + [SimulationInput.row()],
            by: simulation
        )
        #expect(one.totals.hasCancellations)
    }
}

extension TrueTotalsTests {
    struct CancellationColumn: Sendable {
        let name: String
        let place: Int
    }
}
