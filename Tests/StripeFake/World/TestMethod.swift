/// What the test payment methods of Stripe's documents do.
enum TestMethod: Equatable {
    case accepted
    case authentication

    /// A bank takes days to say whether it pays.
    case processing
    case declined(code: String, declineCode: String?)

    /// `nil` for a method that there is none of.
    init?(_ name: String) {
        switch name {
        case "pm_card_visa", "pm_card_mastercard", "pm_card_amex": self = .accepted
        case "pm_usBankAccount_processing": self = .processing
        case "pm_card_threeDSecure2Required", "pm_card_authenticationRequired": self = .authentication
        case "pm_card_visa_chargeDeclined", "pm_card_chargeDeclined":
            self = .declined(code: "card_declined", declineCode: "generic_decline")
        case "pm_card_visa_chargeDeclinedInsufficientFunds", "pm_card_chargeDeclinedInsufficientFunds":
            self = .declined(code: "card_declined", declineCode: "insufficient_funds")
        case "pm_card_chargeDeclinedExpiredCard": self = .declined(code: "expired_card", declineCode: nil)
        case "pm_card_chargeDeclinedIncorrectCvc": self = .declined(code: "incorrect_cvc", declineCode: nil)
        case "pm_card_chargeDeclinedProcessingError": self = .declined(code: "processing_error", declineCode: nil)
        default: return nil
        }
    }
}
