import BenchWorkloads
import Foundation
import Policies
import PolicySimulation

/// A loop over Python's `csv` that computes the same rule over a file.
struct PythonPeer: Decodable {
    let rows: Int
    let rejected: Int
    let seconds: Double

    /// Month and currency, such as `2024-03EUR`: cancellations, refunded, paid and refund.
    let groups: [String: [Int]]

    /// Runs the loop over a file in a process of its own.
    static func run(on file: String) throws -> PythonPeer {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Peers/simulation_peer.py").standardizedFileURL.path
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script, file]
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw WorkloadError("python3 \(script) failed") }
        return try JSONDecoder().decode(PythonPeer.self, from: data)
    }

    /// Throws unless both counted the same.
    func check(against totals: SimulationTotals) throws {
        let ours = totals.groups.map { group, figures in
            (
                "\(group.month ?? "")\(group.currency)",
                [figures[0].cancellations, figures[0].refunded, Int(figures[0].paid), Int(figures[0].refund)]
            )
        }
        guard Dictionary(uniqueKeysWithValues: ours) == groups, totals.rows == rows, totals.rejected == rejected else {
            throw WorkloadError("the Python loop comes to other totals")
        }
    }
}
