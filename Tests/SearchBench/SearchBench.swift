import Bookings
import CivilTime
import Foundation
import Marketplace
import SQLiteDriver
import Scheduling

/// `search-bench DATABASE [ROUNDS]`: what finding who is free costs among all listed providers of a SQLite file, beside a bare loop that asks
/// the same prepared calendars for their first slots.
@main
struct SearchBench {
    private struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }

    private static let rounds = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 15

    static func main() async throws {
        guard let path = CommandLine.arguments.dropFirst().first else {
            throw Failure("usage: search-bench DATABASE [ROUNDS]")
        }
        let now = Instant(Int64(Date().timeIntervalSince1970))
        var limits = SearchLimits()
        limits.ranges = .max
        let database = try SQLiteDatabase(path: path, creating: false)
        let index = SearchIndex(database: database, zones: .system, rules: MarketplaceRules(), limits: limits)
        try await index.listen()
        let clock = ContinuousClock()
        let preparing = try await clock.measure { try await index.refresh(at: now) }
        print("\(index.count) providers prepared in \(preparing)")
        let today = now.secondsSince1970 / 86_400
        guard let from = CivilDate(daysSinceEpoch: Int(today + 2)), let to = CivilDate(daysSinceEpoch: Int(today + 3))
        else {
            throw Failure("The clock is beyond the calendar.")
        }
        var question = SearchQuestion()
        question.freeTime = SearchQuestion.FreeTime(from: from, to: to)
        question.limit = 1
        var all = SearchQuestion()
        all.limit = max(1, index.count)
        let listed = try await index.answer(all, at: now).results.map(\.listed)
        // Of each service of each provider, in the order of their ids, as the search goes through them.
        let calendars = listed.sorted { $0.provider.rawValue < $1.provider.rawValue }.map { $0.offers.map(\.slots) }
        let range = SlotRange.dates(from: from, to: to)
        var (bare, filtered) = (Duration.seconds(1_000), Duration.seconds(1_000))
        var (found, total) = (0, 0)
        // In turn, as other work may share the machine.
        for _ in 0..<rounds {
            found = 0
            bare = min(
                bare,
                clock.measure { found = Self.countFree(calendars, in: range, at: now) }
            )
            filtered = min(
                filtered,
                try await clock.measure { total = try await index.answer(question, at: now).total }
            )
        }
        guard found == total else { throw Failure("\(found) are free, and \(total) were found.") }
        func microseconds(_ duration: Duration) -> String {
            let thousandths = Int64((duration / .nanoseconds(1) / Double(max(1, listed.count))).rounded())
            return "\(thousandths / 1_000).\(String(thousandths % 1_000 + 1_000).dropFirst())"
        }
        print("\(total) of \(listed.count) are free on \(from); the best of \(rounds) rounds on one core")
        print("bare batch: \(microseconds(bare)) µs a provider")
        print("free-time filter: \(microseconds(filtered)) µs a provider")
        let ratio = Int64((filtered / bare * 100).rounded())
        print("ratio \(ratio / 100).\(String(ratio % 100 + 100).dropFirst())")
    }

    /// How many have a slot of any service, with the first slot of each looked for, as the earliest is shown.
    private static func countFree(_ calendars: [[RuledCalendar]], in range: SlotRange, at now: Instant) -> Int {
        var count = 0
        for services in calendars {
            var first = Int64.max
            for service in services {
                let slot = service.calendar.firstSlot(service.rules, now: now.secondsSince1970, in: range)
                first = min(first, slot ?? .max)
            }
            if first < .max { count += 1 }
        }
        return count
    }
}
