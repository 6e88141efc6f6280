import Money
import WireFormat

/// An amount beside its currency.
struct Priced: Decodable {
    let amount: Int64?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let currency = try fields.currencyCode("currency").flatMap { Currency($0) }
        let written = try fields.amount("price", from: 1)
        amount = try fields.minorUnits(of: written, "price", in: currency, from: 1)
        try fields.finish()
    }
}
