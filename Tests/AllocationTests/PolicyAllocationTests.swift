import AllocationCounter
import CivilTime
import Money
import Policies
import PolicyLibrary
import Testing

/// What an evaluation asks of the allocator once its policy is compiled.
struct PolicyAllocationTests {
    private let host = PolicyHost()
    private let policy: CompiledPolicy
    private let booking: PolicyBooking

    init() throws {
        policy = try host.compile(source: try #require(PolicyLibrary.standard(named: "moderate")))
        let currency = try #require(Currency("EUR"))
        let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        booking = PolicyBooking(
            paid: 9999,
            currency: currency,
            bookedAt: 1_767_225_600,
            startAt: 1_773_136_800,
            endAt: 1_773_140_400,
            cancelledAt: 1_773_136_800,
            zone: zone,
            serviceName: "Cut"
        )
    }

    /// The sum of what the policy grants for 500 bookings, each an hour earlier cancelled than the last.
    ///
    /// A plain loop: without optimisation, an array's iterator allocates.
    private func evaluateAll() -> Int64 {
        var booking = booking
        var sum: Int64 = 0
        var number = 0
        while number < 500 {
            guard case .success(let entitlement) = host.evaluate(policy, booking) else { return -1 }
            sum += entitlement.amount
            booking.cancelledAt -= 3_600
            number += 1
        }
        return sum
    }

    @Test func `An evaluation allocates nothing`() {
        let first = evaluateAll()
        // Until the interpreter has collected its garbage a few times, it asks for pages.
        for _ in 0..<9 { _ = evaluateAll() }
        let before = allocations_of_this_thread()
        let second = evaluateAll()
        #expect(allocations_of_this_thread() - before == 0)
        #expect(first > 0 && second == first)
    }

    @Test func `The counter counts what the first evaluation asks for`() {
        let before = allocations_of_this_thread()
        #expect(evaluateAll() > 0)
        #expect(allocations_of_this_thread() - before >= 1)
    }
}
