@testable import Bookings
import Testing
import TestSupport

/// Who goes before whom in a queue.
struct FairQueueStateTests {
    private typealias State = FairQueueState<String>

    private static func limits(
        running: Int = 1,
        perShare: Int = 1,
        waitingPerShare: Int = 10,
        waiting: Int = 100
    ) -> FairQueueLimits {
        FairQueueLimits(
            running: running,
            runningPerShare: perShare,
            waitingPerShare: waitingPerShare,
            waiting: waiting
        )
    }

    @Test func `shares take turns however much one of them has waiting`() {
        var state = State(Self.limits())
        for ticket in 1...6 { _ = state.arrive(ticket, of: "much") }
        _ = state.arrive(7, of: "little")
        _ = state.arrive(8, of: "other")
        _ = state.arrive(9, of: "little")
        var order: [Int] = []
        var running = "much"
        while let next = state.leave(running).first {
            order.append(next)
            running = next <= 6 ? "much" : next == 8 ? "other" : "little"
        }
        #expect(order == [2, 7, 8, 3, 9, 4, 5, 6])
        #expect(state.runningCount == 0)
    }

    @Test func `one share never has every place`() {
        var state = State(Self.limits(running: 2))
        let arrivals = [state.arrive(1, of: "a"), state.arrive(2, of: "a"), state.arrive(3, of: "b")]
        #expect(arrivals == [.admitted, .waits(evicting: nil), .admitted])
        let none = state.leave("b")
        let second = state.leave("a")
        #expect(none == [] && second == [2])
    }

    @Test func `a share that has its share waiting is refused, and others are not`() {
        var state = State(Self.limits(waitingPerShare: 2))
        for ticket in 1...3 { _ = state.arrive(ticket, of: "a") }
        let arrivals = [state.arrive(4, of: "a"), state.arrive(5, of: "b")]
        #expect(arrivals == [.refused(.shareFull), .waits(evicting: nil)])
    }

    @Test func `where all is full, whoever has the most waiting makes room`() {
        var state = State(Self.limits(waitingPerShare: 3, waiting: 4))
        for ticket in 1...4 { _ = state.arrive(ticket, of: "a") }
        _ = state.arrive(5, of: "b")
        let arrivals = [state.arrive(6, of: "c"), state.arrive(7, of: "d"), state.arrive(8, of: "e")]
        #expect(arrivals == [.waits(evicting: 4), .waits(evicting: 3), .refused(.queueFull)])
    }

    @Test func `what is given up no longer waits`() {
        var state = State(Self.limits())
        _ = state.arrive(1, of: "a")
        _ = state.arrive(2, of: "b")
        let given = [state.withdraw(2, of: "b"), state.withdraw(2, of: "b"), state.withdraw(1, of: "a")]
        #expect(given == [true, false, false])
        let next = state.leave("a")
        #expect(next == [])
    }

    @Test(arguments: 1...40)
    func `nothing is lost, done twice or kept waiting without need`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        var state = State(
            Self.limits(
                running: .random(in: 1...3, using: &random),
                perShare: .random(in: 1...3, using: &random),
                waitingPerShare: .random(in: 0...4, using: &random),
                waiting: .random(in: 0...8, using: &random)
            )
        )
        let shares = ["a", "b", "c", "d"]
        var running: [Int: String] = [:]
        var waiting: [Int: String] = [:]
        func admit(_ tickets: [Int]) {
            for ticket in tickets {
                let share = waiting.removeValue(forKey: ticket)
                #expect(share != nil, "seed \(seed): \(ticket) did not wait")
                running[ticket] = share
            }
        }
        for ticket in 1...400 {
            let share = shares[.random(in: 0..<shares.count, using: &random)]
            switch state.arrive(ticket, of: share) {
            case .admitted: running[ticket] = share
            case .waits(let evicted):
                waiting[ticket] = share
                if let evicted { #expect(waiting.removeValue(forKey: evicted) != nil, "seed \(seed)") }
            case .refused: break
            }
            if Bool.random(using: &random), let ended = running.keys.sorted().first, let share = running[ended] {
                running[ended] = nil
                admit(state.leave(share))
            }
            if Int.random(in: 0..<8, using: &random) == 0, let (given, share) = waiting.min(by: { $0.key < $1.key }) {
                let wasWaiting = state.withdraw(given, of: share)
                #expect(wasWaiting, "seed \(seed)")
                waiting[given] = nil
            }
            state.checkInvariants()
            #expect(state.runningCount == running.count && state.waitingCount == waiting.count, "seed \(seed)")
        }
        while let (ended, share) = running.first {
            running[ended] = nil
            admit(state.leave(share))
        }
        #expect(waiting.isEmpty && state.waitingCount == 0, "seed \(seed)")
    }
}
