/// The currencies and how their amounts are written and paid.
///
/// Codes: ISO 4217 list one, as of 1 January 2025, without the codes for funds, metals and testing; and the codes
/// withdrawn since 2020 that past bookings may still carry (ANG, CUC, HRK, SLL, ZWL). Digits and steps: after Stripe's
/// currency reference, docs.stripe.com/currencies, where ISK is described; that UGX goes with it is from second hand.
enum CurrencyTable {
    /// The ways in which currencies differ.
    struct Group {
        let digits: Int
        let payableStep: Int64
        let codes: String
    }

    static let groups = [
        Group(
            digits: 0,
            payableStep: 1,
            codes: "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF"
        ),
        // Amounts carry thousandths, of which the last digit cannot be paid.
        Group(digits: 3, payableStep: 10, codes: "BHD IQD JOD KWD LYD OMR TND"),
        // Without a minor unit of their own, yet carried with two digits that must be zero.
        Group(digits: 2, payableStep: 100, codes: "ISK UGX"),
        Group(
            digits: 2,
            payableStep: 1,
            codes: """
                AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
                CNY COP CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK
                HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MRU MUR
                MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK
                SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST
                XCD XCG YER ZAR ZMW ZWG ZWL
                """
        ),
    ]

    /// Every currency by its code, packed as `Currency.pack` does; sorted.
    static let entries: [Currency] = groups.flatMap { group in
        group.codes.split(whereSeparator: \.isWhitespace).compactMap { code in
            Currency.pack(Array(code.utf8)).map {
                Currency(packedCode: $0, digits: group.digits, payableStep: group.payableStep)
            }
        }
    }.sorted { $0.packedCode < $1.packedCode }
}
