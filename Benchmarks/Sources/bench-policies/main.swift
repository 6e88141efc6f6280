// Measures the policy host beside plain C, and the replay of cancellations on one core, on two and beside DuckDB, Polars and Python.
import BenchWorkloads
import Foundation
import PolicySimulation

/// The most memory that this process has had, in megabytes.
func peakMegabytes() throws -> Double {
    let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("VmHWM:") }),
        let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
    else {
        throw WorkloadError("the system does not tell the peak of memory")
    }
    return kibibytes * 1024 / 1e6
}

func figure(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }

func say(_ name: String, _ value: String, _ bar: String = "") {
    print(name.padding(toLength: 52, withPad: " ", startingAt: 0) + value + (bar.isEmpty ? "" : "  (\(bar))"))
}

func bench(quick: Bool) async throws {
    let rule = try EvaluationContest(runsScript: false).run(rounds: quick ? 5 : 31)
    let evaluation = try EvaluationContest(runsScript: true).run(rounds: quick ? 5 : 31)
    say("one evaluation of moderate, by its rule", "\(figure(rule.host.median, 0)) ns")
    say("one evaluation that runs its script, policy host", "\(figure(evaluation.host.median, 0)) ns")
    say("the same steps in plain C", "\(figure(evaluation.plainC.median, 0)) ns")
    say("a bare call of Lua", "\(figure(evaluation.bareCall.median, 0)) ns")
    say("host to plain C", figure(evaluation.ratio, 2), "at most 1.3")

    let contest = try SimulationContest(rows: quick ? 400_000 : 10_000_000, fileRows: quick ? 200_000 : 2_000_000)
    let simulation = try await contest.run(rounds: quick ? 1 : 3)
    let rows = Double(contest.rows)
    let one = rows / simulation.oneCore.median
    let two = rows / simulation.twoCores.median
    let file = Double(contest.fileRows) / simulation.file.median
    let python = Double(contest.fileRows) / simulation.python.median
    say("replay of \(contest.rows) made rows, one core", "\(figure(one / 1e6, 2)) M rows/s")
    say("the same, two cores", "\(figure(two / 1e6, 2)) M rows/s")
    say("making the rows alone", "\(figure(rows / simulation.generator.median / 1e6, 2)) M rows/s")
    say("replay of a file of \(contest.fileRows) rows, one core", "\(figure(file / 1e6, 2)) M rows/s")
    say("a loop over Python's csv, same file and totals", "\(figure(python / 1e6, 2)) M rows/s")
    say("file on one core to Python", figure(file / python, 2), "at least 3")
    say("made rows on one core to Python", figure(one / python, 2), "at least 3")
    for (cores, outcome) in zip(["one core", "two cores"], simulation.replays) {
        for contender in ReplayContest.Contender.allCases {
            guard let times = outcome[contender] else { continue }
            say("the file, \(cores): \(contender.rawValue)", "\(figure(times.median, 3)) s")
        }
        guard let own = outcome[.bookable], let duckDB = outcome[.duckDB], let polars = outcome[.polars] else {
            continue
        }
        let bars = cores == "one core" ? ("", "at most 1.3") : ("below 1", "below 1")
        say("Bookable to DuckDB, \(cores)", figure(own.median / duckDB.median, 2), bars.0)
        say("Bookable to Polars, \(cores)", figure(own.median / polars.median, 2), bars.1)
    }
    if let one = simulation.replays.first?[.bookable], let two = simulation.replays.last?[.bookable] {
        say("the file, two cores to one", figure(one.median / two.median, 2), "at least 1.6")
    }
    say("peak of memory", "\(figure(try peakMegabytes(), 0)) MB", "under 200")
}

do {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.count == 3, let jobs = Int(arguments[1]), arguments[0].hasPrefix("--replay") {
        try await ReplayContest.replay(
            arguments[2],
            jobs: jobs,
            repeats: arguments[0] == "--replay" ? .ignore : .report
        )
        exit(0)
    }
    guard arguments.allSatisfy({ $0 == "--quick" }) else { throw WorkloadError("usage: bench-policies [--quick]") }
    try await bench(quick: !arguments.isEmpty)
} catch {
    FileHandle.standardError.write(Data("bench-policies: \(error)\n".utf8))
    exit(1)
}
