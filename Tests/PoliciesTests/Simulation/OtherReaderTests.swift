import CivilTime
import Foundation
import Money
import Policies
import PolicySimulation
import TestSupport
import Testing

/// Random files, read by Python's csv module as well.
///
/// `BOOKABLE_CSV_FILES=100000 BOOKABLE_SEEDS=7..<8 swift test --filter OtherReaderTests`, or `make csv-proof`, tries more.
struct OtherReaderTests {
    struct Case: Decodable {
        struct Options: Decodable {
            let amounts: String?
            let decimal: String
            let zone: String
            let order: String
            let names: [String: String]
            let delimiter: String?
        }

        struct Group: Decodable, Equatable {
            let provider: String
            let currency: String
            let cancellations: Int
            let paid: Int64
            let refund: Int64
        }

        struct Expected: Decodable {
            let rows: Int
            let rejected: Int
            let groups: [Group]
        }

        let name: String
        let file: Data
        let options: Options
        let expected: Expected
    }

    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["BOOKABLE_CSV_FILES"].flatMap { Int($0) } ?? 100
    private static let seeds: [Int] = {
        let bounds = (environment["BOOKABLE_SEEDS"] ?? "").split(separator: "..<").compactMap { Int($0) }
        return bounds.count == 2 && bounds[0] < bounds[1] ? Array(bounds[0]..<bounds[1]) : [1]
    }()

    @Test(arguments: seeds)
    func `random files have the totals that Python finds`(seed: Int) async throws {
        print("random files of seed \(seed): \(Self.count)")
        var read = 0
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", Fixture.directory.appending(path: "reader/read_cancellations.py").path, "\(seed)",
            "\(Self.count)",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var rest = Data()
        while let data = try pipe.fileHandleForReading.read(upToCount: 1 << 20), !data.isEmpty {
            rest += data
            var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            rest = Data(lines.removeLast())
            for line in lines {
                try await check(JSONDecoder().decode(Case.self, from: Data(line)))
                read += 1
            }
        }
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(read == Self.count)
    }

    private func check(_ one: Case) async throws {
        var random = SplitMix64(seed: UInt64(one.file.count))
        var simulation = try SimulationInput.standard(dimensions: [.provider])
        simulation.reading = try reading(one.options)
        simulation.jobs = Int.random(in: 1...3, using: &random)
        let bytes = Array(one.file)
        let piece = Int.random(in: 1...bytes.count, using: &random)
        do {
            let outcome = try await SimulationInput.run(bytes, by: simulation, piece: piece)
            let totals = outcome.totals
            let words = "\(one.name): \(one.options), rejected: \(outcome.rejected.map(\.description))"
            #expect(totals.rows == one.expected.rows, "\(words)")
            #expect(totals.rejected == one.expected.rejected, "\(words)")
            #expect(groups(totals) == one.expected.groups, "\(words)")
            guard Int.random(in: 0..<4, using: &random) == 0 else { return }
            var merged = SimulationTotals()
            for index in 1...2 {
                simulation.shard = try #require(SimulationShard(index: index, count: 2))
                merged.merge(try await SimulationInput.run(bytes, by: simulation).totals)
            }
            #expect(groups(merged) == one.expected.groups, "\(words), in shards")
        } catch let error as SimulationError {
            // Nothing is counted of a file of which no row can be read.
            #expect(one.expected.groups.isEmpty, "\(one.name): \(error) \(one.options)")
        }
    }

    private func reading(_ given: Case.Options) throws -> ReadingOptions {
        var options = ReadingOptions()
        options.amounts = given.amounts.flatMap(AmountUnit.init(rawValue:))
        options.decimalMark = given.amounts == nil ? nil : DecimalMark(rawValue: given.decimal)
        options.zone = try ZoneDirectory.system.zone(named: given.zone)
        options.dateOrder = DateOrder(pattern: given.order)
        options.delimiter = given.delimiter?.utf8.first
        for (column, name) in given.names {
            options.names[try #require(CancellationColumn(rawValue: column))] = name
        }
        return options
    }

    private func groups(_ totals: SimulationTotals) -> [Case.Group] {
        totals.groups.map { group, figures in
            Case.Group(
                provider: group.provider?.text ?? "",
                currency: group.currency.code,
                cancellations: figures[0].cancellations,
                paid: Int64(figures[0].paid),
                refund: Int64(figures[0].refund)
            )
        }
        // As Python sorts: by code points, and so by the bytes of UTF-8.
        .sorted { left, right in
            let (one, other) = (
                Array(left.provider.utf8) + [0] + Array(left.currency.utf8),
                Array(right.provider.utf8) + [0] + Array(right.currency.utf8)
            )
            return one.lexicographicallyPrecedes(other)
        }
    }
}
