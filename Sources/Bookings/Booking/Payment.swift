/// Money that a provider received for a booking outside Bookable, such as cash.
package struct Payment: ProviderOwned, Sendable {
    package static let prefix = "pay"

    /// How the money came.
    package enum Method: String, Sendable, CaseIterable {
        case cash, card, other
        case bankTransfer = "bank_transfer"
    }

    package let id: PaymentID
    package let booking: BookingID

    /// Minor units of `currency`.
    package let amount: Int64
    package let currency: String
    package let method: Method
    package let note: String?

    /// Unix seconds.
    package let recordedAt: Int64
    package let recordedBy: String
}
