import Policies
import TestSupport

/// A random policy of comparisons and amounts, now and then with something that is not straight.
struct ArbitraryRule {
    private var random: SplitMix64
    private(set) var source = PolicySource(text: "")

    init(_ random: inout SplitMix64) {
        self.random = random
        let before = [
            "local five = \(pick(["days(5)", "5", "5.0", "hours"]))", "local p = percent",
            pick(["GLOB = days(1)", "days = function(n) return n * 3 end", "percent = hours", "GLOB = nil", ""]),
        ].joined(separator: "\n")
        let body = chance(12) ? tiers() : block(0) + "\n" + result()
        source =
            chance(12)
            ? PolicySource(text: "return { name = 'N', description = 'D', refund = \(tiers()) }")
            : Samples.policy(body.hasPrefix("tiers") ? "return (\(body)).refund(booking)" : body, before: before)
        random = self.random
    }

    private mutating func pick(_ choices: [String]) -> String { random.pick(choices) }

    private mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }

    private mutating func tiers() -> String {
        let steps = pick([
            "{notice = days(5), percent = 100}, {notice = hours(24), percent = 33.333}", "{notice = 0, percent = 12.5}",
        ])
        return "tiers { \(steps) }"
    }

    private static let fields = [
        "paid", "notice", "already_refunded", "start_at", "end_at", "booked_at", "cancelled_at",
    ].map { "booking.\($0)" }

    private mutating func number() -> String {
        pick([
            "0", "1", "-1", "50", "127", "128", "-127", "-128", "86400", "432000", "1773136800", "9007199254740993",
            "days(5)",
            "days(14)", "hours(24)", "hours(2.5)", "weeks(1)", "five", "GLOB", "5.0", "math.maxinteger",
        ])
    }

    private mutating func condition(_ depth: Int) -> String {
        if depth < 2, chance(15) { return "(\(condition(depth + 1)) \(pick(["and", "or"])) \(condition(depth + 1)))" }
        if depth < 2, chance(5) { return "not (\(condition(depth + 1)))" }
        if chance(15) {
            return "booking.cancelled_by \(pick(["==", "~="])) \"\(pick(["client", "no_show", "provider", "nobody"]))\""
        }
        let sides = [pick(Self.fields), chance(8) ? pick(Self.fields) : number()]
        return (chance(30) ? sides.reversed() : sides).joined(
            separator: " \(pick(["<", "<=", ">", ">=", "==", "~="])) "
        )
    }

    private mutating func result() -> String {
        "return "
            + pick([
                "booking.paid", "0", "\(Int.random(in: -3...5_000, using: &random))", "percent(booking.paid, 50)",
                "percent(booking.paid, 12.5)", "percent(booking.paid, 33.333)", "percent(booking.paid, 101)",
                "percent(booking.paid, '50')", "percent(booking.already_refunded, 10)", "booking.already_refunded",
                "booking.paid // 2", "'x'", "nil", "{amount = 5, reason = 'r'}", "booking.nope", "five",
                "p(booking.paid, 20)", "GLOB",
                "math.min(3, booking.paid)", "booking.paid, 3",
            ])
    }

    private mutating func block(_ depth: Int) -> String {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
            if chance(15) { return "local a = \(pick(Self.fields + ["booking", "percent", "3"]))" }
            if chance(4) { return "five = \(number())" }
            if chance(4) { return "for i = 1, 3 do if booking.paid < i then return 1 end end" }
            let inner = depth < 2 && chance(35) ? block(depth + 1) : result()
            return "if \(condition(0)) then \(inner) \(chance(30) ? "else \(result()) " : "")end"
        }.joined(separator: "\n")
    }
}
