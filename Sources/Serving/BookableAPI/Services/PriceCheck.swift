import Bookings
import Money
import Policies
import WireFormat

/// Whether an amount can be a price in a currency.
enum PriceCheck {
    /// Throws ``WireError`` for an amount that its currency cannot pay.
    static func run(_ price: MonetaryAmount) throws {
        guard price.isPayable else {
            let currency = price.currency
            throw WireError(
                .value,
                field: "price",
                reason:
                    "Amounts of \(currency) must be multiples of \(currency.payableStep); this is \(price.minorUnits)."
            )
        }
    }
}

extension Fields {
    /// The currency of a code of ISO 4217.
    mutating func currency(_ key: String) throws -> Currency? {
        try reading(key) { fields in
            guard let code = try fields.currencyCode(key) else { return nil }
            guard let currency = Currency(code) else {
                let reason = "\(quoted(code)) is not a currency code of ISO 4217 such as EUR."
                throw fields.refusal(key, reason, .value, fault: .format("EUR"))
            }
            return currency
        }
    }
}
