import AvailabilityRules
import CivilTime
import Money
import Policies
import Testing

/// Questions and rules that many tests start from.
enum RuleSamples {
    /// 2026-03-10 at 10:00 UTC, a Tuesday.
    static let start: Int64 = 1_773_136_800

    /// 2026-01-01 at 00:00 UTC, when rules are checked.
    static let now: Int64 = 1_767_225_600

    static func zone(_ name: String) throws -> Zone {
        try ZoneDirectory.system.zone(named: name)
    }

    /// An hour for EUR 99.99, asked about two days ahead.
    static func question(
        zone: Zone = .utc,
        now: Int64 = start - 172_800,
        name: String = "Massage",
        duration: Int64 = 3_600,
        price: Int64 = 9_999,
        isReturning: Bool = false,
        booked: [RuleSession] = []
    ) throws -> RuleQuestion {
        let currency = try #require(Currency("EUR"))
        return RuleQuestion(
            zone: zone,
            now: now,
            service: RuleService(name: name, duration: duration, price: price, currency: currency),
            clientIsReturning: isReturning,
            booked: SessionDays(booked, in: zone)
        )
    }

    /// A session at so many minutes of the day of ``start``.
    static func session(at minute: Int64, minutes: Int64 = 60, isSameService: Bool = true) -> RuleSession {
        let start = start - 36_000 + minute * 60
        return RuleSession(startAt: start, endAt: start + minutes * 60, isSameService: isSameService)
    }

    /// A rule with the given statements as the body of `allow(slot)`.
    static func allow(_ body: String, before: String = "") -> PolicySource {
        PolicySource(
            text: """
                \(before)
                return {
                  name = "Under test",
                  allow = function(slot)
                    \(body)
                  end,
                }
                """
        )
    }

    /// A rule with the given statements as the body of `price(slot)`.
    static func price(_ body: String, before: String = "") -> PolicySource {
        PolicySource(
            text: """
                \(before)
                return {
                  name = "Under test",
                  price = function(slot)
                    \(body)
                  end,
                }
                """
        )
    }

    /// What a rule says of ``start``.
    static func verdict(
        _ source: PolicySource,
        on host: RuleHost = RuleHost(),
        at start: Int64 = start,
        _ question: RuleQuestion? = nil
    ) throws -> RuleVerdict {
        let question = try question ?? Self.question()
        return host.judge(start, by: try host.compile(source: source), question)
    }

    /// What `expression` is for ``start``, by way of the price.
    static func value(of expression: String, at start: Int64 = start, _ question: RuleQuestion? = nil) throws -> Int64?
    {
        let verdict = try verdict(price("return \(expression)"), at: start, question)
        guard case .allowed(let price) = verdict else {
            Issue.record("\(expression): \(verdict)")
            return nil
        }
        return price
    }
}
