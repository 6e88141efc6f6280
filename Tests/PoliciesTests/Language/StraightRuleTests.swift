@testable import Policies
import CPolicyHost
import PolicyLibrary
import TestSupport
import Testing

/// Policies whose refund is found without running their script give what the script gives, and cost the same.
struct StraightRuleTests {
    /// What an evaluation leaves behind.
    private struct Trace: Equatable {
        let status: UInt32
        let line: Int32
        let entitlement: Int64
        let instructions: Int64
        let bytes: Int64
        let fieldsRead: UInt32
        let text: String?
    }

    /// Hosts, of which one marks the lines that run and so runs every script.
    private final class Pair {
        private let host = PolicyHost()
        private let traced = PolicyHost()
        private let marks = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1_000)

        init() {
            marks.initialize(repeating: 0)
            traced.trace(marks)
        }

        deinit { marks.deallocate() }

        func outcomes(_ policy: CompiledPolicy, _ booking: PolicyBooking) -> (quick: Trace, run: Trace) {
            (outcome(host, policy, booking), outcome(traced, policy, booking))
        }

        private func outcome(_ host: PolicyHost, _ policy: CompiledPolicy, _ booking: PolicyBooking) -> Trace {
            host.result.pointee.fields_read = 0
            _ = host.evaluate(policy, booking)
            let result = host.result.pointee
            return Trace(
                status: result.status.rawValue,
                line: result.line,
                entitlement: result.entitlement,
                instructions: result.instructions,
                bytes: result.bytes,
                fieldsRead: result.fields_read,
                text: host.reason
            )
        }
    }

    private static let edges: [Int64] = [0, 1, 86_400, 172_800, 432_000, 604_800, 1_209_600]

    private static func booking(_ random: inout SplitMix64) throws -> PolicyBooking {
        var notice = random.pick(edges) + Int64.random(in: -1...1, using: &random)
        if Bool.random(using: &random) { notice = Int64.random(in: -100_000...2_000_000, using: &random) }
        let paid =
            Bool.random(using: &random)
            ? Int64.random(in: 0...7, using: &random) : Int64.random(in: 0...50_000, using: &random)
        return try Samples.booking(
            notice: notice,
            paid: paid,
            alreadyRefunded: Int64.random(in: 0...paid, using: &random),
            cancelledBy: random.pick(CancelledBy.allCases)
        )
    }

    private static func check(
        _ policy: CompiledPolicy,
        _ pair: Pair,
        times: Int,
        _ random: inout SplitMix64,
        seed: UInt64
    ) throws {
        for _ in 0..<times {
            let booking = try booking(&random)
            let (quick, run) = pair.outcomes(policy, booking)
            try #require(
                quick == run,
                "seed \(seed), \(booking): \(String(decoding: policy.source.bytes, as: UTF8.self))"
            )
        }
    }

    @Test(arguments: ["flexible", "moderate", "strict"], [1, 2] as [UInt64])
    func `standard policies`(name: String, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        try Self.check(try Samples.standard(name), Pair(), times: 5_000, &random, seed: seed)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `random scripts, straight or not`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let pair = Pair()
        var count = 0
        while count < 60 {
            let source = ArbitraryRule(&random).source
            // Some are no policies: what tiers refuses, or a name that is no function.
            guard let policy = try? PolicyHost().compile(source: source) else { continue }
            count += 1
            try Self.check(policy, pair, times: 120, &random, seed: seed)
        }
    }

    @Test func `bounds of integers are compared as Lua compares them`() throws {
        let bodies = [
            "if booking.paid <= math.maxinteger then return 1 end return 0",
            "if 9223372036854775807 < booking.paid then return 0 end return 1",
            "if booking.paid > -9223372036854775807 - 1 then return booking.paid end return 0",
            "if booking.notice >= 5.5 then return booking.paid end return 0",
            "if booking.notice == 86400.0 then return booking.paid end return 0",
        ]
        let pair = Pair()
        for body in bodies {
            let policy = try PolicyHost().compile(source: Samples.policy(body))
            for notice in [0, 5, 6, 86_400] as [Int64] {
                for paid in [0, 1, 9_999, Int64.max] {
                    for _ in 0..<2 {
                        let (quick, run) = pair.outcomes(policy, try Samples.booking(notice: notice, paid: paid))
                        #expect(quick == run, "\(body), notice \(notice), paid \(paid)")
                    }
                }
            }
        }
    }

    @Test func `a script that runs out of steps before its plain rule fails each time`() throws {
        let pair = Pair()
        var failed = 0
        // What a chunk spends is missing later: the longest one that is accepted leaves too little for its own refund function.
        let longest = (0...20_000).partitioningIndex { (try? Self.compile(turns: $0)) == nil } - 1
        for turns in max(0, longest - 20)...longest {
            let policy = try Self.compile(turns: turns)
            for _ in 0..<3 {
                let (quick, run) = pair.outcomes(policy, try Samples.booking(notice: 86_400, paid: 5_000))
                #expect(quick == run, "\(turns) turns")
                if quick.status != policy_ok.rawValue { failed += 1 }
            }
        }
        #expect(failed > 0, "Some scripts have to run out of steps.")
    }

    private static func compile(turns: Int) throws -> CompiledPolicy {
        let source = Samples.policy(
            "if booking.notice > 5 then return booking.paid end return 0",
            before: "local n = 0 for _ = 1, \(turns) do n = n + 1 end"
        )
        return try PolicyHost().compile(source: source)
    }
}

extension ClosedRange<Int> {
    /// The first of them for which a predicate holds that holds for all that follow; the end if it holds for none.
    fileprivate func partitioningIndex(where holds: (Int) -> Bool) -> Int {
        var (low, high) = (lowerBound, upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
