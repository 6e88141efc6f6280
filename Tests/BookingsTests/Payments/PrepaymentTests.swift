import Bookings
import Money
import Testing

struct PrepaymentTests {
    @Test(arguments: [
        (Prepayment.notRequired, 9_999, "EUR", 0), (.all, 9_999, "EUR", 9_999), (.deposit(2_000), 9_999, "EUR", 2_000),
        (.deposit(20_000), 9_999, "EUR", 9_999), (.depositPercent(30), 9_999, "EUR", 3_000),
        (.depositPercent(50), 5, "JPY", 3), (.depositPercent(50), 12_340, "KWD", 6_170),
        (.depositPercent(50), 500, "ISK", 200), (.depositPercent(100), 9_999, "EUR", 9_999),
    ])
    func `what is due ahead can be paid`(prepayment: Prepayment, price: Int64, code: String, due: Int64) throws {
        let currency = try #require(Currency(code))
        #expect(prepayment.amount(of: MonetaryAmount(price, currency)) == MonetaryAmount(due, currency))
    }
}
