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
    private let bookings: [PolicyBooking]
    private let plainBookings: [lua_peer_booking]
    private let peer: OpaquePointer

    /// Draws bookings and holds all three to the same answers.
    init() throws {
        guard let source = PolicyLibrary.standard(named: "moderate"), let currency = Currency("EUR") else {
            throw WorkloadError("there is no policy moderate")
        }
        policy = try host.compile(source: source)
        let made = source.bytes.withUnsafeBytes {
            lua_peer_create($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
        }
        guard let made else { throw WorkloadError("Lua does not take the policy") }
        peer = made
        let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        var random = SplitMix64(seed: 11)
        bookings = (0..<Self.count).map { _ in
            let start = 1_750_000_000 + random.next(below: 30_000_000)
            let paid = random.next(below: 100_000)
            return PolicyBooking(
                paid: paid,
                alreadyRefunded: random.next(below: paid + 1),
                currency: currency,
                bookedAt: start - 90 * 86_400,
                startAt: start,
                endAt: start + 3_600,
                cancelledAt: start - random.next(below: 10 * 86_400),
                zone: zone
            )
        }
        plainBookings = bookings.map {
            lua_peer_booking(
                paid: $0.paid,
                already_refunded: $0.alreadyRefunded,
                start_at: $0.startAt,
                cancelled_at: $0.cancelledAt
            )
        }
        try check()
    }

    deinit {
        lua_peer_destroy(peer)
    }

    /// Lets the three take turns over all bookings, round by round.
    func run(rounds: Int) -> Outcome {
        var outcome = Outcome()
        for _ in 0..<rounds {
            outcome.host.add(time { place, _ in evaluate(place) })
            outcome.plainC.add(time { _, booking in lua_peer_evaluate(peer, &booking) })
            outcome.bareCall.add(time { _, booking in lua_peer_call(peer, &booking) })
        }
        return outcome
    }

    private func check() throws {
        for (place, booking) in plainBookings.enumerated() {
            var booking = booking
            let ours = evaluate(place)
            guard ours >= 0, lua_peer_evaluate(peer, &booking) == ours, lua_peer_call(peer, &booking) == ours else {
                throw WorkloadError("the peers differ on booking \(place)")
            }
        }
    }

    private func evaluate(_ place: Int) -> Int64 {
        guard case .success(let entitlement) = host.evaluate(policy, bookings[place]) else { return -1 }
        return entitlement.amount
    }

    /// Nanoseconds for one of `count` calls of `work`, four times over.
    private func time(_ work: (Int, inout lua_peer_booking) -> Int64) -> Double {
        var sum: Int64 = 0
        let began = ContinuousClock.now
        for _ in 0..<4 {
            for place in 0..<Self.count {
                var booking = plainBookings[place]
                sum &+= work(place, &booking)
            }
        }
        let elapsed = ContinuousClock.now - began
        precondition(sum > 0, "moderate refunds something")
        return elapsed / .nanoseconds(1) / Double(4 * Self.count)
    }
}
