@testable import BookableServer
import Testing

/// How what there is of something is shared among addresses.
struct AddressSharesTests {
    @Test func anAddressTakesItsLimitAndNoMore() {
        let shares = AddressShares(total: 100, perAddress: 3)
        #expect((0..<5).map { _ in shares.take(1, for: .one) } == [true, true, true, false, false])
        #expect(shares.take(1, for: .two))
        shares.giveBack(1, of: .one)
        #expect(shares.take(1, for: .one))
        #expect(shares.used == 4)
    }

    @Test func whoIsNotCountedIsBoundByTheTotal() {
        let shares = AddressShares(total: 3, perAddress: 1)
        #expect((0..<4).map { _ in shares.take(1, for: nil) } == [true, true, true, false])
        for _ in 0..<3 { shares.giveBack(1, of: nil) }
        #expect(shares.used == 0)
    }

    @Test func anAmountThatIsRefusedTakesNothing() {
        let shares = AddressShares(total: 10, perAddress: 4)
        #expect(!shares.take(5, for: .one))
        #expect(shares.used == 0)
        #expect(shares.take(4, for: .one))
        #expect(!shares.take(7, for: nil))
        #expect(shares.used == 4)
    }
}

extension IPAddress {
    static let one = numbered(1)
    static let two = numbered(2)

    static func numbered(_ number: Int) -> IPAddress { IPAddress(high: 0, low: 0xffff_0a00_0000 | UInt64(number)) }
}
