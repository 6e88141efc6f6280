package import Money

/// On what terms money is taken through Stripe.
package struct PaymentTerms: Sendable {
    /// What holds where nothing else is set.
    package static let standardHold: Int64 = 900
    package static let standardHoldAfterApproval: Int64 = 86_400
    package static let standardOpeningGrace: Int64 = 20

    /// Seconds for which a slot is held while its client pays.
    package var hold: Int64

    /// Seconds that a client has for paying once the provider has approved the booking.
    package var holdAfterApproval: Int64

    /// Seconds after which a job opens a payment at Stripe whose request was interrupted before that.
    package var openingGrace: Int64

    /// Where a page of Stripe's leads its client back to; `nil` if clients are led to no such page.
    package var returnURL: String?

    /// Why Stripe cannot charge an amount; `nil` if it can.
    package let refusal: @Sendable (MonetaryAmount) -> String?

    package init(
        hold: Int64 = standardHold,
        holdAfterApproval: Int64 = standardHoldAfterApproval,
        openingGrace: Int64 = standardOpeningGrace,
        returnURL: String? = nil,
        refusal: @escaping @Sendable (MonetaryAmount) -> String?
    ) {
        self.hold = hold
        self.holdAfterApproval = holdAfterApproval
        self.openingGrace = openingGrace
        self.returnURL = returnURL
        self.refusal = refusal
    }
}

extension PaymentTerms? {
    /// Throws ``BookingsError`` where what `service` needs ahead for so many seats cannot be charged.
    package func check(_ service: Service, seats: Int = 1) throws {
        let amount = service.amountAhead(seats: seats)
        // What asks for nothing ahead can be offered without Stripe.
        guard amount.minorUnits > 0 else { return }
        guard let terms = self else {
            throw BookingsError(
                .paymentsUnavailable,
                "This server takes no payments: Stripe is not configured. Its services cannot require a prepayment.",
                field: "prepayment"
            )
        }
        if let reason = terms.refusal(amount) {
            throw BookingsError(
                .invalidValue,
                "A prepayment of \(amount) cannot be charged: \(reason)",
                field: "prepayment"
            )
        }
    }
}
