import Money
import Stripe
import Testing

@Suite struct ChargeAmountTests {
    @Test(
        arguments: [
            ("EUR", 50), ("EUR", 99_999_999), ("JPY", 500), ("KWD", 5120), ("ISK", 500), ("UGX", 500), ("HUF", 17_501),
            ("TWD", 12_345), ("MGA", 7), ("GBP", 30),
        ] as [(String, Int64)]
    )
    func `our minor units are Stripe's`(code: String, amount: Int64) throws {
        let charge = try ChargeAmount(MonetaryAmount(amount, #require(Currency(code))))
        #expect(charge.amount.minorUnits == amount && charge.currencyCode == code.lowercased())
        #expect(ChargeAmount.currency(ofCode: charge.currencyCode) == charge.amount.currency)
    }

    @Test(
        arguments: [
            ("EUR", 49, .tooSmall(minimum: 50)), ("EUR", 0, .tooSmall(minimum: 50)),
            ("EUR", -100, .tooSmall(minimum: 50)),
            ("EUR", 100_000_000, .tooLarge(maximum: 99_999_999)), ("KWD", 5124, .indivisible(step: 10)),
            ("ISK", 550, .indivisible(step: 100)), ("UGX", 501, .indivisible(step: 100)),
            ("ISK", 100_000_000, .tooLarge(maximum: 99_999_900)), ("HUF", 17_499, .tooSmall(minimum: 17_500)),
            ("GBP", 29, .tooSmall(minimum: 30)), ("KRW", 0, .tooSmall(minimum: 1)),
            ("RUB", 10_000, .unsupportedCurrency),
            ("IQD", 10_000, .unsupportedCurrency),
        ] as [(String, Int64, AmountRefusal)]
    )
    func `what Stripe would refuse is refused`(code: String, amount: Int64, refusal: AmountRefusal) throws {
        let currency = try #require(Currency(code))
        #expect(throws: refusal) { try ChargeAmount(MonetaryAmount(amount, currency)) }
    }

    @Test(arguments: Currency.all)
    func `every currency has a smallest amount that can be paid`(currency: Currency) {
        let minimum = ChargeLimits.minimum(currency)
        #expect(minimum > 0 && minimum % currency.payableStep == 0)
        #expect((ChargeLimits.refusal(of: MonetaryAmount(minimum, currency)) == nil) == ChargeLimits.supports(currency))
    }

    /// The lists of docs.stripe.com/currencies.
    @Test func `digits are those of Stripe's lists`() {
        let zero = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split(separator: " ").map(String.init)
        #expect(Currency.all.filter { $0.digits == 0 }.map(\.code) == zero)
        let three = Currency.all.filter { $0.digits == 3 && ChargeLimits.supports($0) }
        #expect(three.map(\.code) == ["BHD", "JOD", "KWD", "OMR", "TND"])
        #expect(Currency.all.filter { $0.payableStep == 100 }.map(\.code) == ["ISK", "UGX"])
    }
}
