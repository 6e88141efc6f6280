import Foundation
import TestSupport

/// One of the processes: evaluates all programs in a state and an order of its own, and writes a digest for each, eight
/// bytes, in the order of their indices.
struct WarmWorker {
    let number: Int
    let seed: UInt64
    let count: Int

    /// How many programs are run in an order of their own before their digests are written.
    private static let blockSize = 64

    func run() throws {
        // Other addresses: blocks on the heap, and arenas that stand where another process has its first.
        let ballast = (0..<number * 37).map { UnsafeMutableRawPointer.allocate(byteCount: 16 + $0 * 13, alignment: 8) }
        defer { for block in ballast { block.deallocate() } }
        let others = (0..<number * 3).compactMap { _ in ProgramTrial() }
        let programs = try ProgramSource(seed: seed)
        for (index, other) in others.enumerated() { _ = other.run(programs[count + index], repeats: 1) }
        guard var trial = ProgramTrial() else { throw FuzzFailure("no memory for a host") }
        for start in stride(from: 0, to: count, by: Self.blockSize) {
            try write(block(start..<min(start + Self.blockSize, count), of: programs, by: trial))
            if number % 4 == 2, let fresh = ProgramTrial() { trial = fresh }
        }
        if number == 0 { report(trial) }
    }

    private func block(_ indices: Range<Int>, of programs: ProgramSource, by trial: ProgramTrial) -> [UInt64] {
        var digests = [UInt64](repeating: 0, count: indices.count)
        for index in order(indices) {
            digests[index - indices.lowerBound] = trial.run(programs[index], repeats: number % 3 + 1)
        }
        return digests
    }

    private func order(_ indices: Range<Int>) -> [Int] {
        var generator = SplitMix64(seed: UInt64(number))
        switch number % 3 {
        case 0: return Array(indices)
        case 1: return indices.reversed()
        default: return indices.shuffled(using: &generator)
        }
    }

    private func write(_ digests: [UInt64]) throws {
        try digests.withUnsafeBytes { try FileHandle.standardOutput.write(contentsOf: Data($0)) }
    }

    private func report(_ trial: ProgramTrial) {
        let counts = trial.statuses.sorted { $0.key < $1.key }.map { "status \($0.key): \($0.value)" }
        FileHandle.standardError.write(Data("outcomes of process 0: \(counts.joined(separator: ", "))\n".utf8))
    }
}
