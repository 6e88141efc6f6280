package import CivilTime

/// What shows that money was paid outside of Stripe, as a bank's statement has it.
package struct PaymentProof: Hashable, Sendable {
    /// The bank's reference, or the number of a receipt.
    package let reference: String?

    /// The date of the transfer.
    package let paidOn: CivilDate?

    package init(reference: String? = nil, paidOn: CivilDate? = nil) {
        self.reference = reference
        self.paidOn = paidOn
    }

    /// Throws ``BookingsError`` for a date that has begun nowhere on Earth at `now`.
    package func check(at now: Instant) throws {
        guard let paidOn, paidOn > Zone.utc.date(at: now.secondsSince1970 + Self.furthestAhead) else { return }
        throw BookingsError(
            .invalidValue,
            "\(paidOn) is in the future; this is the date on which the money was paid.",
            field: "paid_on"
        )
    }

    /// The most characters of a reference: as many as a SEPA transfer carries.
    package static let longestReference = 140

    /// Seconds by which the clocks furthest ahead are ahead of UTC.
    private static let furthestAhead: Int64 = 14 * 3_600
}
