extension Payment.Method {
    /// As it stands in a sentence.
    var words: String {
        switch self {
        case .cash: "cash"
        case .card: "card"
        case .bankTransfer: "bank transfer"
        case .other: "other means"
        case .stripe: "Stripe"
        }
    }
}
