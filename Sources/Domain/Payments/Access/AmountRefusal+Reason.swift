import Money
import Stripe

extension AmountRefusal {
    /// What is wrong with an amount, for people.
    func reason(in currency: Currency) -> String {
        switch self {
        case .unsupportedCurrency: "Stripe does not charge in \(currency.code)."
        case .tooSmall(let minimum): "Stripe charges at least \(currency.format(minimum))."
        case .tooLarge(let maximum): "Stripe charges at most \(currency.format(maximum))."
        case .indivisible(let step): "Amounts of \(currency.code) are multiples of \(currency.format(step))."
        }
    }
}
