import Foundation
import Testing
import TestSupport

struct MergeCommandTests {
    private static let file = Fixture.path("PoliciesTests/Fixtures/hotel-cancellations.csv")
    private static let simulate = [
        "refunds", "simulate", "--policy", "moderate", "--policy", "strict", "--baseline", "flexible", "--by", "month",
        "--by", "cancelled_by", "--format", "json",
    ]

    private func shards(_ count: Int, in folder: TemporaryFolder, policy: [String] = simulate) throws -> [String] {
        try (1...count).map { index in
            let outcome = try Binary.run(policy + ["--shard", "\(index)/\(count)", "--jobs", "\(index)", Self.file])
            #expect(outcome.status == 0, "\(outcome.errors)")
            return try folder.write(outcome.output, to: "\(index)-of-\(count).json").path
        }
    }

    @Test(arguments: [1, 2, 5])
    func `the parts give the report of the whole, to the byte`(count: Int) throws {
        let folder = try TemporaryFolder()
        let whole = try Binary.run(Self.simulate + [Self.file])
        let parts = try shards(count, in: folder)
        let merged = try Binary.run(["refunds", "merge", "--format", "json"] + parts.reversed())
        #expect(merged.status == 0, "\(merged.errors)")
        #expect(merged.output == whole.output)
    }

    @Test func `a part that cannot be read has a status of its own`() throws {
        let folder = try TemporaryFolder()
        let missing = try Binary.run(["refunds", "merge", folder.path("nowhere.json")])
        #expect(missing.status == 66)
        #expect(missing.errors.contains("nowhere.json cannot be read: no such file"), "\(missing.errors)")
        let notAFile = try Binary.run(["refunds", "merge", folder.url.path])
        #expect(notAFile.status == 66)
        #expect(notAFile.errors.contains("cannot be read: it is not a file"), "\(notAFile.errors)")
    }

    @Test func `missing, repeated and foreign parts are refused`() throws {
        let folder = try TemporaryFolder()
        let parts = try shards(3, in: folder)
        let missing = try Binary.run(["refunds", "merge", parts[0], parts[2]])
        #expect(missing.status != 0 && missing.errors.contains("missing: shard 2/3"), "\(missing.errors)")
        let copy = try folder.write(folder.read("1-of-3.json"), to: "copy.json").path
        let twice = try Binary.run(["refunds", "merge", parts[0], copy])
        #expect(twice.status != 0 && twice.errors.contains("are both shard 1/3"), "\(twice.errors)")
        let same = try Binary.run(["refunds", "merge", parts[0], "\(folder.url.path)/./1-of-3.json"])
        #expect(same.status == 64 && same.errors.contains("are the same file"), "\(same.errors)")
        let other = try Binary.run(
            ["refunds", "simulate", "--policy", "strict", "--format", "json", "--shard", "2/3", Self.file]
        )
        let foreign = try folder.write(other.output, to: "foreign.json").path
        let mixed = try Binary.run(["refunds", "merge", parts[0], foreign])
        #expect(mixed.status != 0 && mixed.errors.contains("other policies or dimensions"), "\(mixed.errors)")
    }

    @Test(arguments: [1, 2, 5])
    func `names that differ only by composition survive the parts, to the byte`(count: Int) throws {
        let folder = try TemporaryFolder()
        let names = ["Caf\u{E9}", "Cafe\u{301}", "\u{212B}", "A\u{30A}", "\u{C5}", "a\u{0}b", "\u{1B}[2J"]
        let rows = (0..<70).map { Cancellations.row("b\($0)", provider: names[$0 % names.count]) }.joined()
        let file = try folder.write(Cancellations.header + rows + Cancellations.rejected(3), to: "in.csv").path
        let simulate = ["refunds", "simulate", "--policy", "strict", "--by", "provider", "--format", "json", file]
        let whole = try Binary.run(simulate)
        let parts = try (1...count).map { index in
            let part = try Binary.run(simulate + ["--shard", "\(index)/\(count)", "--jobs", "\(index)"])
            return try folder.write(part.output, to: "\(index).json").path
        }
        let merged = try Binary.run(["refunds", "merge", "--format", "json"] + parts.shuffled())
        #expect(merged.status == 0, "\(merged.errors)")
        #expect(Array(merged.output.utf8) == Array(whole.output.utf8))
        #expect(merged.errors.contains("3 of 73 rows were rejected"), "\(merged.errors)")
        #expect(whole.output.split(separator: "\"provider\"").count == names.count + 2)
    }

    @Test func `parts of which every row was rejected join to an error`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Cancellations.header + Cancellations.rejected(4), to: "in.csv").path
        let parts = try (1...2).map { index in
            let part = try Binary.run([
                "refunds", "simulate", "--policy", "strict", "--format", "json", "--shard", "\(index)/2", file,
            ])
            return try folder.write(part.output, to: "\(index).json").path
        }
        let merged = try Binary.run(["refunds", "merge", "--format", "csv"] + parts)
        #expect(merged.status == 65)
        #expect(merged.errors.contains("4 of 4 rows were rejected"), "\(merged.errors)")
    }

    /// Each replaces a piece of a good report.
    @Test(arguments: [
        ("\"rows\": 3", "\"rows\": 4", "have 2 cancellations, and 3 rows were not rejected"),
        ("\"rejected\": 1", "\"rejected\": 4", "4 rejected rows of 3"),
        ("\"rows\": 3", "\"rows\": 9223372036854775807", "rejected rows of"),
        ("\"cancellations\": 2", "\"cancellations\": -2", "figures that cannot be"),
        ("\"cancellations\": 2", "\"cancellations\": 9223372036854775807", "figures that cannot be"),
        ("\"refund\": 10000", "\"refund\": 20001", "figures that cannot be"),
        ("\"provider\": \"p1\", ", "", "no provider"), ("\"by\": [\"provider\"]", "\"by\": [\"month\"]", "no month"),
        (
            "\"currency\": \"EUR\", \"digits\": 2, \"cancellations\": 2, \"refunded\": 2, \"paid\": 20000, \"refund\": 10000}",
            "\"currency\": \"EEE\"}", "is not a report"
        ),
    ])
    func `a part that does not add up is refused`(piece: String, other: String, message: String) throws {
        let folder = try TemporaryFolder()
        let text = Cancellations.header + Cancellations.row() + Cancellations.row() + Cancellations.rejected(1)
        let simulate = ["refunds", "simulate", "--policy", "strict", "--by", "provider", "--format", "json"]
        let report = try Binary.run(simulate, input: text).output
        let place = try #require(report.ranges(of: piece).last, "\(report)")
        let part = try folder.write(report.replacingCharacters(in: place, with: other), to: "part.json").path
        let outcome = try Binary.run(["refunds", "merge", part])
        #expect(outcome.status == 65, "\(outcome.errors)")
        #expect(outcome.errors.contains(part) && outcome.errors.contains(message), "\(outcome.errors)")
    }
}
