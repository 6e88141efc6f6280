import Foundation
import Testing

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

    @Test func `missing, repeated and foreign parts are refused`() throws {
        let folder = try TemporaryFolder()
        let parts = try shards(3, in: folder)
        let missing = try Binary.run(["refunds", "merge", parts[0], parts[2]])
        #expect(missing.status != 0 && missing.errors.contains("missing: shard 2/3"), "\(missing.errors)")
        let twice = try Binary.run(["refunds", "merge", parts[0], parts[0]])
        #expect(twice.status != 0 && twice.errors.contains("are both shard 1/3"), "\(twice.errors)")
        let other = try Binary.run(
            ["refunds", "simulate", "--policy", "strict", "--format", "json", "--shard", "2/3", Self.file]
        )
        let foreign = try folder.write(other.output, to: "foreign.json").path
        let mixed = try Binary.run(["refunds", "merge", parts[0], foreign])
        #expect(mixed.status != 0 && mixed.errors.contains("other policies or dimensions"), "\(mixed.errors)")
    }
}
