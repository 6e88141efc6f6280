import Money

/// What pages say of a service.
struct ServiceSummary: Sendable {
    var name: String
    let description: String
    let provider: String

    /// What it costs, or what was agreed when it was booked.
    var price: MonetaryAmount

    /// What is due of the price when booking; `nil` if nothing is.
    var dueNow: MonetaryAmount?
    let durationMinutes: Int64

    /// Where its times are chosen.
    let address: Address
    let providerAddress: Address
}
