import Money

/// The figures of a booking, and what they must be to make sense.
package struct BookingFigures {
    package let paid: Int64
    package let alreadyRefunded: Int64
    package let bookedAt: Int64
    package let startAt: Int64
    package let endAt: Int64
    package let cancelledAt: Int64

    @inlinable
    package init(
        paid: Int64,
        alreadyRefunded: Int64,
        bookedAt: Int64,
        startAt: Int64,
        endAt: Int64,
        cancelledAt: Int64
    ) {
        self.paid = paid
        self.alreadyRefunded = alreadyRefunded
        self.bookedAt = bookedAt
        self.startAt = startAt
        self.endAt = endAt
        self.cancelledAt = cancelledAt
    }

    /// The instants that a booking may carry: the years 1 to 9999.
    private static let instants: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// A rule that the figures break.
    package struct Violation {
        /// What is wrong, with the values.
        package let reason: String

        /// The same without the values.
        package let kind: String
    }

    /// What is wrong with the first figure that cannot be; `nil` when all is well.
    package var violation: Violation? {
        guard (0...Currency.maximumAmount).contains(paid) else {
            let rule = "must be 0 to \(Currency.maximumAmount)"
            return Violation(reason: "paid is \(paid); it \(rule)", kind: "paid \(rule)")
        }
        guard (0...paid).contains(alreadyRefunded) else {
            return Violation(
                reason: "already_refunded is \(alreadyRefunded); it must be 0 to paid, which is \(paid)",
                kind: "already_refunded must be 0 to paid"
            )
        }
        return violatedOrder.map { Violation(reason: $0, kind: $0) }
    }

    private var violatedOrder: String? {
        if let name = fieldOutOfRange { return "\(name) must lie in the years 1 to 9999" }
        guard endAt > startAt else { return "end_at must be later than start_at" }
        guard bookedAt <= cancelledAt else { return "cancelled_at is earlier than booked_at" }
        return nil
    }

    private var fieldOutOfRange: String? {
        if !Self.instants.contains(bookedAt) { return "booked_at" }
        if !Self.instants.contains(startAt) { return "start_at" }
        if !Self.instants.contains(endAt) { return "end_at" }
        if !Self.instants.contains(cancelledAt) { return "cancelled_at" }
        return nil
    }
}
