/// What Stripe checks of an amount, written down once more so that it is not a copy of what is tested against it.
enum AmountCheck {
    static func check(_ amount: Int64, _ currency: String) throws(Refusal) {
        guard currency.count == 3, currency == currency.lowercased() else {
            throw .invalid("Invalid currency: \(currency)", parameter: "currency")
        }
        guard amount >= smallest[currency] ?? 1 else {
            throw .invalid("The amount is too small.", code: "amount_too_small", parameter: "amount")
        }
        guard amount <= 99_999_999 else {
            throw .invalid("The amount is too large.", code: "amount_too_large", parameter: "amount")
        }
        let step: Int64 =
            switch currency {
            case "isk", "ugx": 100
            case "bhd", "jod", "kwd", "omr", "tnd": 10
            default: 1
            }
        guard amount % step == 0 else {
            throw .invalid("Invalid integer", code: "parameter_invalid_integer", parameter: "amount")
        }
    }

    private static let smallest: [String: Int64] = ["usd": 50, "eur": 50, "gbp": 30, "chf": 50, "jpy": 50, "sek": 300]
}
