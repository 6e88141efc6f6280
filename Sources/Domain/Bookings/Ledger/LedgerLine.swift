package import Money

/// What came in and what went back, of one group and currency; amounts in its minor units.
package struct LedgerLine: Hashable, Sendable {
    /// For each dimension the month, such as `2026-03`, the provider or the currency.
    package let groups: [String]
    package let currency: Currency

    /// How many payments came.
    package var payments: Int64 = 0
    package var charged: Int64 = 0

    /// What is given back, owed, or taken by disputes.
    package var refunded: Int64 = 0

    /// What of it is not paid yet.
    package var owed: Int64 = 0

    /// What of it open and lost disputes took.
    package var disputed: Int64 = 0

    /// What stays with the platform of payments to providers' own accounts, and what of that was given back.
    package var fees: Int64 = 0
    package var feesReturned: Int64 = 0

    /// That of the first dimension.
    package var group: String { groups.first ?? "" }

    /// What is given back, without what is owed and what disputes took.
    package var givenBack: Int64 { refunded - owed - disputed }

    /// What is left of the payments.
    package var kept: Int64 { charged - refunded }

    /// What is left of the fees.
    package var feesKept: Int64 { fees - feesReturned }

    /// What payments are grouped by; always by currency as well.
    package enum Dimension: String, Sendable, CaseIterable {
        /// Of the payment's arrival, of the refund's making, and of the dispute's opening.
        case month
        case provider
        case currency
    }
}
