// Lets the engine and its peers do the same work in turn, after their answers have been found equal, and tells what it took.
import BenchWorkloads
import Foundation
import LimitPeers

/// The processor as the system names it.
func machineName() throws -> String {
    let lines = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8).split(separator: "\n")
    let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last ?? "unknown"
    return "\(name.trimmingCharacters(in: .whitespaces)), \(ProcessInfo.processInfo.processorCount) cores"
}

/// A word on standard error, so that standard output is the result alone.
func tell(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
}

func compare(_ options: Options) throws -> Report {
    limit_hold_to_last_core()
    let postgres = options.has("postgresql") ? try PostgresPeer() : nil
    let portion = options.has("portion") ? try PortionPeer() : nil
    let month = try Workload.named("month")
    let months = try Workload.differentMonths(512, like: month)
    var results: [ContestResult] = []
    let memory = try Bandwidth.contest().run(options)
    var slots = SlotContests(options, postgres: postgres, portion: portion)
    try slots.checkScenarios(options.isQuick ? 2_000 : 20_000)
    let workloads = [
        ("day", [try Workload.named("day")]), ("month", [month]), ("months, 512 in turn", months),
        ("year", [try Workload.named("year")]),
    ]
    for (name, workloads) in workloads where options.wants("\(name), whole") || options.wants("\(name), prepared") {
        tell("\(name) …")
        for contest in try slots.contests(name, workloads) where options.wants(contest.name) {
            results.append(try contest.run(options))
        }
    }
    for (size, pairs) in options.sets where SetOperation.allCases.contains(where: { options.wants($0.rawValue) }) {
        tell("sets of \(size), \(pairs) in turn …")
        let contests = try SetContests(size: size, pairs: pairs, options, postgres: postgres, portion: portion)
            .contests()
        for contest in contests where options.wants(contest.name) { results.append(try contest.run(options)) }
    }
    tell("linearity, batch …")
    return Report(
        machine: try machineName(),
        memory: memory,
        contests: results,
        linearity: options.wants("linearity") ? try Linearity(month, options) : nil,
        batch: options.wants("batch") ? try Batch(months, options) : nil
    )
}

do {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    let report = try compare(options)
    print(options.isJSON ? try report.json() : report.table())
} catch {
    tell("bench-compare: \(error)")
    exit(1)
}
