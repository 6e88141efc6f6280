@testable import BookableServer
import Synchronization
import Testing

/// How requests of one address wait for each other.
struct RequestTurnsTests {
    @Test func othersOfAnAddressWaitInTheOrderInWhichTheyCame() {
        let turns = RequestTurns(total: 100, perAddress: 2)
        let told = Told()
        #expect((0..<5).map { turns.take(.one, told.waiter($0)) } == [true, true, false, false, false])
        #expect(turns.waiting == 3)
        #expect(turns.take(.two, told.waiter(9)))
        turns.giveBack(.one)
        turns.giveBack(.one)
        #expect(told.names == [2, 3])
        #expect(turns.waiting == 1)
        for _ in 0..<3 { turns.giveBack(.one) }
        #expect(told.names == [2, 3, 4])
        #expect(turns.active(of: .one) == 0)
        #expect(turns.active(of: .two) == 1)
    }

    @Test func whoLeavesTheLineIsNotTold() {
        let turns = RequestTurns(total: 100, perAddress: 1)
        let told = Told()
        for name in 0..<3 { _ = turns.take(.one, told.waiter(name)) }
        #expect(turns.cancel(told.id(1), in: .one))
        turns.giveBack(.one)
        #expect(told.names == [2])
        // The turn has come already.
        #expect(!turns.cancel(told.id(2), in: .one))
        turns.giveBack(.one)
        #expect(turns.waiting == 0)
    }

    @Test(arguments: 1...12)
    func addressesThatTakeAllTheyCanLeaveATurnForAnother(addresses: Int) {
        let turns = RequestTurns(total: 12, perAddress: 12)
        let told = Told()
        for address in 0..<addresses {
            for name in 0..<12 {
                _ = turns.take(
                    .init(address: .numbered(address), isOperators: false),
                    told.waiter(100 * address + name)
                )
            }
        }
        #expect(turns.take(.init(address: .numbered(99), isOperators: false), told.waiter(9_900)))
    }

    @Test func operatorsHaveALineOfTheirOwn() {
        let turns = RequestTurns(total: 100, perAddress: 1)
        let told = Told()
        #expect(turns.take(.one, told.waiter(0)))
        #expect(!turns.take(.one, told.waiter(1)))
        #expect(turns.take(.init(address: .one, isOperators: true), told.waiter(2)))
    }
}

extension RequestTurns.Line {
    fileprivate static let one = Self(address: .one, isOperators: false)
    fileprivate static let two = Self(address: .two, isOperators: false)
}

/// Remembers who was told that the turn has come.
private final class Told: Sendable {
    private final class Name: Sendable {}

    private let told = Mutex<[Int]>([])
    private let ids = Mutex<[Int: Name]>([:])

    var names: [Int] { told.withLock { $0 } }

    func id(_ name: Int) -> ObjectIdentifier {
        ids.withLock { ids in
            let object = ids[name] ?? Name()
            ids[name] = object
            return ObjectIdentifier(object)
        }
    }

    func waiter(_ name: Int) -> RequestTurns.Waiter {
        RequestTurns.Waiter(id: id(name)) { self.told.withLock { $0.append(name) } }
    }
}
