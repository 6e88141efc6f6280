/// Why a payment is cancelled before it is captured.
package enum CancellationReason: String, Sendable {
    case duplicate
    case fraudulent
    case requestedByCustomer = "requested_by_customer"
    case abandoned
}
