import Money
import Policies
import WireFormat

/// Whether an amount can be a price in a currency.
enum PriceCheck {
    /// The currency of `code`; throws ``WireError`` for an unknown one.
    static func currency(_ code: String) throws -> Currency {
        guard let currency = Currency(code) else {
            throw WireError(
                .value,
                field: "currency",
                reason: "\(quoted(code)) is not a currency code of ISO 4217 such as EUR."
            )
        }
        return currency
    }

    /// Throws ``WireError`` for an amount that the currency cannot pay.
    static func run(_ price: Int64, in currency: Currency) throws {
        guard currency.payable(price) == price else {
            throw WireError(
                .value,
                field: "price",
                reason: "Amounts of \(currency) must be multiples of \(currency.payableStep); this is \(price)."
            )
        }
    }
}
