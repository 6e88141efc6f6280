import BenchWorkloads
import Foundation
import PolicyLibrary
import PolicySimulation
import Policies

/// The same file and the same rule by Bookable, DuckDB and Polars: each in a process of its own, on the first core alone or on the first
/// two.
struct ReplayContest {
    enum Contender: String, CaseIterable {
        case bookable = "Bookable"
        case withRepeats = "Bookable, with repeats"
        case duckDB = "DuckDB"
        case polars = "Polars"
    }

    /// Seconds.
    typealias Outcome = [Contender: Times]

    private let file: String

    init(file: String) {
        self.file = file
    }

    /// Lets all take turns, round by round, and holds them to the same totals.
    func run(rounds: Int, cores: Int) throws -> Outcome {
        var outcome: Outcome = [:]
        for _ in 0..<rounds {
            let first = try replay(.bookable, cores)
            outcome[.bookable, default: Times()].add(first.seconds)
            for contender in Contender.allCases where contender != .bookable {
                let found = try replay(contender, cores)
                try found.check(against: first, contender.rawValue)
                outcome[contender, default: Times()].add(found.seconds)
            }
        }
        return outcome
    }

    private func replay(_ contender: Contender, _ cores: Int) throws -> ReplayOutcome {
        let program =
            switch contender {
            case .bookable: [CommandLine.arguments[0], "--replay", "\(cores)", file]
            case .withRepeats: [CommandLine.arguments[0], "--replay-with-repeats", "\(cores)", file]
            case .duckDB: try python("duckdb", cores)
            case .polars: try python("polars", cores)
            }
        return try ReplayOutcome.run(["taskset", "-c", cores == 1 ? "0" : "0-\(cores - 1)"] + program)
    }

    private func python(_ library: String, _ cores: Int) throws -> [String] {
        let python = ReplayOutcome.peer("../.venv/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python) else {
            throw WorkloadError("\(python) is missing: scripts/install-bench-packages installs it")
        }
        return [python, ReplayOutcome.peer("replay_peer.py"), library, "\(cores)", file]
    }

    /// What such a process does: replays a file under `moderate` and prints the outcome.
    static func replay(_ file: String, jobs: Int, repeats: RepeatRule) async throws {
        guard let source = PolicyLibrary.standard(named: "moderate") else {
            throw WorkloadError("the standard policy \"moderate\" is missing")
        }
        let policy = SimulatedPolicy(name: "moderate", policy: try PolicyHost().compile(source: source))
        var simulation = Simulation(policies: [policy])
        simulation.jobs = jobs
        simulation.repeats = repeats
        let began = ContinuousClock.now
        let totals = try await simulation.run(file: file)
        let outcome = ReplayOutcome(totals, seconds: (ContinuousClock.now - began) / .seconds(1))
        print(String(decoding: try JSONEncoder().encode(outcome), as: UTF8.self))
    }
}
