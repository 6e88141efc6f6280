import BenchWorkloads
import Foundation
import Policies
import PolicySimulation
import PolicyLibrary

/// How fast cancellations are replayed under `moderate`: on one core and on two with the generator, and from a file
/// beside a loop in Python.
struct SimulationContest {
    /// Seconds.
    struct Outcome {
        var oneCore = Times()
        var twoCores = Times()
        var generator = Times()
        var file = Times()
        var python = Times()

        /// Of the file, on one core and on two.
        var replays: [ReplayContest.Outcome] = []
    }

    /// Cancellations that are made on the way.
    let rows: Int

    /// Cancellations in the file that both read.
    let fileRows: Int

    private let policy: SimulatedPolicy

    init(rows: Int, fileRows: Int) throws {
        guard let source = PolicyLibrary.standard(named: "moderate") else {
            throw WorkloadError("the standard policy \"moderate\" is missing")
        }
        self.rows = rows
        self.fileRows = fileRows
        policy = SimulatedPolicy(name: "moderate", policy: try PolicyHost().compile(source: source))
    }

    /// Lets all take turns, round by round, and holds them to the same totals.
    func run(rounds: Int) async throws -> Outcome {
        var outcome = Outcome()
        let file = FileManager.default.temporaryDirectory.appending(path: "bench-cancellations-\(getpid()).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try write(to: file)
        for _ in 0..<rounds {
            let one = try await replay(jobs: 1, into: &outcome.oneCore)
            let two = try await replay(jobs: 2, into: &outcome.twoCores)
            guard one == two, one.rows == rows, one.rejected == 0 else {
                throw WorkloadError("two cores come to other totals than one")
            }
            outcome.generator.add(try generate())
            let python = try ReplayOutcome.run(["python3", ReplayOutcome.peer("simulation_peer.py"), file.path])
            outcome.python.add(python.seconds)
            let own = ReplayOutcome(try await replay(file, into: &outcome.file), seconds: 0)
            try python.check(against: own, "the Python loop")
        }
        let contest = ReplayContest(file: file.path)
        for cores in [1, 2] { outcome.replays.append(try contest.run(rounds: rounds, cores: cores)) }
        return outcome
    }

    private func replay(jobs: Int, into times: inout Times) async throws -> SimulationTotals {
        let generator = try CancellationGenerator(count: rows)
        return try await replay(jobs: jobs, into: &times) { generator.read(into: $0) }
    }

    private func replay(_ file: URL, into times: inout Times) async throws -> SimulationTotals {
        let input = try CancellationFile(path: file.path)
        return try await replay(jobs: 1, into: &times) { try input.read(into: $0) }
    }

    private func replay(
        jobs: Int,
        into times: inout Times,
        source: (UnsafeMutableRawBufferPointer) async throws -> Int
    ) async throws -> SimulationTotals {
        var simulation = Simulation(policies: [policy])
        simulation.jobs = jobs
        let began = ContinuousClock.now
        let totals = try await simulation.run(reading: source)
        times.add((ContinuousClock.now - began) / .seconds(1))
        return totals
    }

    /// Seconds for the generator alone.
    private func generate() throws -> Double {
        let generator = try CancellationGenerator(count: rows)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 512 * 1024, alignment: 1)
        defer { memory.deallocate() }
        let began = ContinuousClock.now
        while generator.read(into: memory) > 0 {}
        return (ContinuousClock.now - began) / .seconds(1)
    }

    private func write(to file: URL) throws {
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw WorkloadError("\(file.path) cannot be written")
        }
        let handle = try FileHandle(forWritingTo: file)
        let generator = try CancellationGenerator(count: fileRows)
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 512 * 1024, alignment: 1)
        defer { memory.deallocate() }
        while true {
            let count = generator.read(into: memory)
            if count == 0 { break }
            try handle.write(contentsOf: Data(memory[..<count]))
        }
        try handle.close()
    }
}
