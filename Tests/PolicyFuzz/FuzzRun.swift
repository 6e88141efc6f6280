import Foundation

/// Starts the processes, a few at once, and compares what they write.
struct FuzzRun {
    let count: Int
    let processes: Int
    let seed: UInt64

    /// The indices of programs that did not come to the same everywhere.
    func differingPrograms() throws -> [Int] {
        var expected: [UInt64]?
        var differing: Set<Int> = []
        let atOnce = 2
        for first in stride(from: 0, to: processes, by: atOnce) {
            let workers = try (first..<min(first + atOnce, processes)).map { try start($0) }
            for worker in workers {
                let digests = try worker.digests(count: count)
                let reference = expected ?? digests
                expected = reference
                for index in 0..<count where digests[index] != reference[index] { differing.insert(index) }
            }
        }
        return differing.sorted()
    }

    private func start(_ number: Int) throws -> WorkerProcess {
        try WorkerProcess(
            arguments: ["worker", "\(number)", "\(seed)", "\(count)"],
            // Moves the first stack frame, whose address goes into Lua's own seed.
            padding: String(repeating: "x", count: number * 331)
        )
    }
}
