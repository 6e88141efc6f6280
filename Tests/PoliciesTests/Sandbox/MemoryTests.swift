import Testing

@testable import Policies

struct MemoryTests {
    @Test func `memory stays bounded over many evaluations of a greedy policy`() throws {
        let host = PolicyHost()
        let source = Samples.policy(
            "for i = 1, 100 do seen[#seen + 1] = {booking.paid, ('x'):rep(20 + i % 7)} end return booking.paid // 2",
            before: "local seen = {}"
        )
        let policy = try host.compile(source: source)
        let booking = try Samples.booking()
        for _ in 0..<200 { #expect(try host.evaluate(policy, booking).get().amount == 4999) }
        let early = host.footprint
        for _ in 0..<5000 { #expect(try host.evaluate(policy, booking).get().amount == 4999) }
        #expect(host.footprint <= early)
        #expect(early < 1_000_000)
    }

    @Test func `a hundred policies fit in a host of sixty-four`() throws {
        let host = PolicyHost()
        let policies = try (0..<100).map { try host.compile(source: Samples.policy("return \($0)")) }
        for _ in 0..<2 {
            for (index, policy) in policies.enumerated() {
                #expect(try host.evaluate(policy, Samples.booking()).get().amount == Int64(index))
            }
        }
        #expect(host.footprint < 64 * 128 * 1024)
    }

    /// A policy that makes so many texts, or few after the start.
    private static func greedy(_ count: Int) -> PolicySource {
        Samples.policy(
            """
            local t = {}
            local n = booking.notice > 0 and \(count) or 10
            for i = 1, n do t[i] = 'text ' .. i end
            return 1
            """
        )
    }

    @Test func `the limit of memory lies between a thousand and three thousand texts`() throws {
        let host = PolicyHost()
        let booking = try Samples.booking()
        #expect(try host.evaluate(host.compile(source: Self.greedy(1000)), booking).get().amount == 1)
        let refused = host.evaluate(try host.compile(source: Self.greedy(3000)), booking)
        #expect(throws: PolicyError.self) { try refused.get() }
    }

    /// Near the limit of memory, what ran before must make no difference.
    @Test(arguments: Array(stride(from: 300, through: 3000, by: 150)))
    func `the outcome near the limits of memory does not depend on what ran before`(count: Int) throws {
        let fresh = PolicyHost()
        let used = PolicyHost()
        let policy = try fresh.compile(source: Self.greedy(count))
        let small = try Samples.booking(notice: -1)
        for _ in 0..<500 { #expect(try used.evaluate(policy, small).get().amount == 1) }
        let booking = try Samples.booking()
        let first = fresh.evaluate(policy, booking)
        #expect(used.evaluate(policy, booking) == first)
        #expect(used.evaluate(policy, booking) == first)
    }

    @Test func `many threads with a host each agree`() async throws {
        let source = Samples.policy("local n = 0 for i = 1, 300 do n = n + i % 7 end return n")
        let amounts = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let host = PolicyHost()
                    let policy = try host.compile(source: source)
                    return try (0..<200).map { _ in try host.evaluate(policy, Samples.booking()).get().amount }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(amounts) == [903])
    }
}
