import Money
import Policies
import WireFormat

/// Whether an amount can be a price in a currency.
enum PriceCheck {
    /// Throws ``WireError`` for an unknown currency and for an amount that the currency cannot pay.
    static func run(_ price: Int64, in code: String) throws {
        guard let currency = Currency(code) else {
            throw WireError(
                .value,
                field: "currency",
                reason: "\(quoted(code)) is no currency code of ISO 4217 such as EUR."
            )
        }
        guard currency.payable(price) == price else {
            throw WireError(
                .value,
                field: "price",
                reason: "Amounts of \(code) must be multiples of \(currency.payableStep); this is \(price)."
            )
        }
    }
}
