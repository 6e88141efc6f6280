import Foundation
import Synchronization

/// What happened, line by line in the order in which it did.
final class LifeLog: Sendable {
    private let output: FileHandle
    private let rounds = Mutex(0)
    private let lines = Mutex((bytes: [UInt8](), count: 0))

    init(_ output: FileHandle) {
        self.output = output
    }

    func nextRound() -> Int {
        rounds.withLock { count in
            count += 1
            return count
        }
    }

    /// How many lines there are.
    var count: Int { lines.withLock { $0.count } }

    func write(_ line: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(line) else { preconditionFailure("A line of the log cannot be written.") }
        lines.withLock { lines in
            lines.bytes += data
            lines.bytes.append(UInt8(ascii: "\n"))
            lines.count += 1
            if lines.bytes.count > Self.maximumCount { flush(&lines.bytes) }
        }
    }

    /// Writes out what is kept back; to be called at the end.
    func finish() { lines.withLock { flush(&$0.bytes) } }

    private func flush(_ bytes: inout [UInt8]) {
        output.write(Data(bytes))
        bytes.removeAll(keepingCapacity: true)
    }

    /// Bytes that are kept back at most.
    private static let maximumCount = 1 << 20
}
