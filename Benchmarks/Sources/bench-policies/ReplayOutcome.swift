import BenchWorkloads
import Foundation
import Policies
import PolicySimulation

/// What a process counted that replayed a file, and how long that took.
struct ReplayOutcome: Codable {
    let rows: Int
    let rejected: Int

    /// Without the start of the process.
    let seconds: Double

    /// Month and currency, such as `2024-03EUR`: cancellations, refunded, paid and refund.
    let groups: [String: [Int]]

    init(_ totals: SimulationTotals, seconds: Double) {
        rows = totals.rows
        rejected = totals.rejected
        self.seconds = seconds
        let ours = totals.groups.map { group, figures in
            (
                "\(group.month ?? "")\(group.currency)",
                [figures[0].cancellations, figures[0].refunded, Int(figures[0].paid), Int(figures[0].refund)]
            )
        }
        groups = Dictionary(uniqueKeysWithValues: ours)
    }

    /// Runs a program in a process of its own, which prints an outcome as JSON.
    static func run(_ command: [String]) throws -> ReplayOutcome {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw WorkloadError("\(command.joined(separator: " ")) failed")
        }
        return try JSONDecoder().decode(ReplayOutcome.self, from: data)
    }

    /// A script of the peers by its name.
    static func peer(_ name: String) -> String {
        // Not standardised, which would replace the environment's Python by the system's to which it links.
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Peers/\(name)").path
    }

    /// Throws unless both counted the same.
    func check(against other: ReplayOutcome, _ name: String) throws {
        guard groups == other.groups, rows == other.rows, rejected == other.rejected else {
            throw WorkloadError("\(name) comes to other totals")
        }
    }
}
