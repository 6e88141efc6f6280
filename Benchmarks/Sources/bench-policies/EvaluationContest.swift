import BenchWorkloads
import CivilTime
import LuaPeer
import Money
import Policies
import PolicyLibrary

/// One evaluation of `moderate` by the policy host, by the same steps in plain C, and a bare call for scale.
final class EvaluationContest {
    /// What one evaluation costs, in nanoseconds.
    struct Outcome {
        var host = Times()
        var plainC = Times()
        var bareCall = Times()

        /// How many times the plain C the host takes.
        var ratio: Double { host.median / plainC.median }
    }

    private static let count = 4096

    private let host = PolicyHost()
    private let policy: CompiledPolicy

    /// The booking that the host is asked about, over and over, with the figures of one of `drawn`.
    private var booking: PolicyBooking

    /// What both sides read.
    private let drawn: [lua_peer_booking]
    private let peer: OpaquePointer

    /// Draws bookings and holds all three to the same answers.
    ///
    /// `moderate` as it stands is decided by its rule. With `runsScript` a sum is added to it, which has the host run the script.
    init(runsScript: Bool) throws {
        guard let standard = PolicyLibrary.standard(named: "moderate"), let currency = Currency("EUR") else {
            throw WorkloadError("the standard policy \"moderate\" is missing")
        }
        let text = String(decoding: standard.bytes, as: UTF8.self)
        let changed = text.replacing("booking.notice >=", with: "booking.notice + 0 >=")
        guard changed != text else { throw WorkloadError("moderate does not compare the notice") }
        let source = runsScript ? PolicySource(text: changed) : standard
        policy = try host.compile(source: source)
        let made = source.bytes.withUnsafeBytes {
            lua_peer_create($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
        }
        guard let made else { throw WorkloadError("Lua does not take the policy") }
        peer = made
        let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        var random = SplitMix64(seed: 11)
        drawn = (0..<Self.count).map { _ in
            let start = 1_750_000_000 + random.next(below: 30_000_000)
            let paid = random.next(below: 100_000)
            return lua_peer_booking(
                paid: paid,
                already_refunded: random.next(below: paid + 1),
                start_at: start,
                cancelled_at: start - random.next(below: 10 * 86_400)
            )
        }
        booking = PolicyBooking(
            paid: 0,
            currency: currency,
            bookedAt: 1_740_000_000,
            startAt: 1_750_000_000,
            endAt: 1_790_000_000,
            cancelledAt: 1_750_000_000,
            zone: zone
        )
        try check()
    }

    deinit {
        lua_peer_destroy(peer)
    }

    /// Lets the three take turns over all bookings, round by round.
    func run(rounds: Int) -> Outcome {
        var outcome = Outcome()
        for _ in 0..<rounds {
            outcome.host.add(time { evaluate($0.pointee) })
            outcome.plainC.add(time { lua_peer_evaluate(peer, $0) })
            outcome.bareCall.add(time { lua_peer_call(peer, $0) })
        }
        return outcome
    }

    private func check() throws {
        for (place, figures) in drawn.enumerated() {
            var figures = figures
            let ours = evaluate(figures)
            guard ours >= 0, lua_peer_evaluate(peer, &figures) == ours, lua_peer_call(peer, &figures) == ours else {
                throw WorkloadError("the peers differ on booking \(place)")
            }
        }
    }

    private func evaluate(_ figures: lua_peer_booking) -> Int64 {
        booking.paid = figures.paid
        booking.alreadyRefunded = figures.already_refunded
        booking.startAt = figures.start_at
        booking.cancelledAt = figures.cancelled_at
        guard case .success(let entitlement) = host.evaluate(policy, booking) else { return -1 }
        return entitlement.amount
    }

    /// Nanoseconds for one of `count` calls of `work`, four times over.
    private func time(_ work: (UnsafePointer<lua_peer_booking>) -> Int64) -> Double {
        var sum: Int64 = 0
        let began = ContinuousClock.now
        drawn.withUnsafeBufferPointer { drawn in
            guard let base = drawn.baseAddress else { return }
            for _ in 0..<4 {
                for place in 0..<drawn.count { sum &+= work(base + place) }
            }
        }
        let elapsed = ContinuousClock.now - began
        precondition(sum > 0, "moderate refunds something")
        return elapsed / .nanoseconds(1) / Double(4 * Self.count)
    }
}
