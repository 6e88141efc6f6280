import AvailabilityRules
import CivilTime
import Money
import Policies
import Scheduling

/// `rule-bench [ROUNDS]`: what judging a slot costs, beside listing it and beside the same functions in a plain Lua loop.
@main
struct RuleBench {
    private static let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 25

    static func main() throws {
        let year = try BenchYear()
        print("\(year.starts.count) starts of a year, the best of \(rounds) rounds, nanoseconds for each start")
        report("listed by the engine", year.starts.count) { _ = year.list() }
        for (name, text) in BenchRules.all {
            let host = RuleHost()
            let rule = try host.compile(source: PolicySource(text: text))
            let plain = try PlainLua(text, year)
            let kept = try host.filter(year.starts, by: rule, year.question).starts.count
            print("\(name), which allows \(kept)")
            try report("  judged by the host", year.starts.count) {
                _ = try host.filter(year.starts, by: rule, year.question)
            }
            for (words, slot) in [("makes a table for", PlainLua.Slot.made), ("fills one table again for", .refilled)] {
                try report("  in a loop of plain Lua 5.4 that \(words) each start", year.starts.count) {
                    guard try plain.countAllowed(slot) == kept else {
                        throw PlainLua.Failure(message: "Lua counts otherwise.")
                    }
                }
            }
        }
    }

    private static func report(_ name: String, _ count: Int, _ body: () throws -> Void) rethrows {
        let clock = ContinuousClock()
        var best = try clock.measure(body)
        for _ in 1..<rounds { best = min(best, try clock.measure(body)) }
        let hundredths = Int64((best / .nanoseconds(1) / Double(count) * 100).rounded())
        print("\(name): \(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)")
    }
}
