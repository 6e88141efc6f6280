import Money
import Testing

struct CurrencyTests {
    @Test(arguments: [("EUR", 2, 1), ("JPY", 0, 1), ("MGA", 0, 1), ("KWD", 3, 10), ("ISK", 2, 100), ("UGX", 2, 100)])
    func `a currency knows its digits and what it can pay`(code: String, digits: Int, step: Int64) throws {
        let currency = try #require(Currency(code))
        #expect(currency.code == code)
        #expect(currency.digits == digits)
        #expect(currency.payableStep == step)
    }

    @Test(arguments: ["", "eur", "EU", "EURO", "XYZ", "XAU", "XXX", "€€€", "EU\u{0}", "ЕUR"])
    func `a code that is none is refused`(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test(arguments: [
        ("EUR", 5001, 5001), ("KWD", 6173, 6170), ("KWD", 9, 0), ("KWD", -6173, -6170), ("ISK", 250, 200),
        ("UGX", 99, 0), ("ISK", -199, -100), ("JPY", 1, 1), ("EUR", Currency.maximumAmount, Currency.maximumAmount),
    ])
    func `what can be paid is rounded toward zero`(code: String, amount: Int64, payable: Int64) throws {
        #expect(try #require(Currency(code)).payable(amount) == payable)
    }

    @Test(arguments: [
        ("EUR", 9999, "EUR 99.99"), ("EUR", 5, "EUR 0.05"), ("EUR", 0, "EUR 0.00"), ("EUR", -5, "EUR -0.05"),
        ("JPY", 500, "JPY 500"), ("KWD", 1250, "KWD 1.250"), ("KWD", 1, "KWD 0.001"), ("ISK", 500, "ISK 5.00"),
        ("EUR", Int64.min, "EUR -92233720368547758.08"),
    ])
    func `an amount is written with the digits of its currency`(code: String, amount: Int64, text: String) throws {
        #expect(try #require(Currency(code)).format(amount) == text)
    }

    @Test(arguments: [
        (Currency.euro, "EUR"), (.usDollar, "USD"), (.poundSterling, "GBP"), (.canadianDollar, "CAD"), (.yen, "JPY"),
    ])
    func `a currency with a name is the one that is listed`(currency: Currency, code: String) {
        #expect(currency == Currency(code))
    }

    @Test func `every listed currency is found by its code, once`() {
        #expect(Currency.all.count == 161)
        #expect(Set(Currency.all.map(\.code)).count == Currency.all.count)
        for currency in Currency.all {
            #expect(Currency(currency.code) == currency)
        }
    }
}
