/// Money that went back at Stripe without Bookable.
package struct ForeignRefund: Sendable {
    /// Stripe's id.
    package let id: String

    /// Minor units.
    package let amount: Int64
    package let status: RefundPart.ReportedStatus

    /// What happened, such as "It was given back in Stripe's dashboard".
    package let reason: String

    package init(id: String, amount: Int64, status: RefundPart.ReportedStatus, reason: String) {
        self.id = id
        self.amount = amount
        self.status = status
        self.reason = reason
    }
}
