/// Something on which Stripe and our rows do not agree.
package struct ReconciliationFinding: Codable, Hashable, Sendable {
    /// `payment`, `refund` or `dispute`.
    package let subject: String

    /// Our id; `nil` where there is no row.
    package let id: String?

    /// The id at Stripe; `nil` where there is nothing.
    package let stripe: String?
    package let booking: String?

    /// What our row says and what Stripe says, such as `open` and `succeeded`.
    package let ours: String
    package let theirs: String
    package let difference: Difference

    /// Whether it was mended in this run.
    package var isMended = false

    /// What does not agree.
    package enum Difference: String, Codable, Sendable, CaseIterable {
        /// The status; safe to mend by taking in what Stripe says.
        case status

        /// Our row says that the money came or went, and Stripe does not.
        case missingMoney = "missing_money"
        case amount

        /// Less was received than was asked for.
        case partialCapture = "partial_capture"
        case currency

        /// The money goes to another account than it was asked to.
        case account

        /// It is of Stripe's other mode, test or live.
        case mode

        /// Stripe has it and we do not.
        case unknown

        /// We have it and Stripe does not.
        case absent

        /// It was given back, or disputed, at Stripe without our hearing of it.
        case foreign
    }

    private enum CodingKeys: String, CodingKey {
        case subject, id, stripe, booking, ours, theirs, difference
        case isMended = "mended"
    }
}
