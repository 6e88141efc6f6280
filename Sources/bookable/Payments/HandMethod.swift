import ArgumentParser
import Bookings

/// A way in which people pay each other without Stripe.
enum HandMethod: String, CaseIterable, ExpressibleByArgument {
    case cash, card, other
    case bankTransfer = "bank_transfer"

    var method: Payment.Method {
        switch self {
        case .cash: .cash
        case .card: .card
        case .other: .other
        case .bankTransfer: .bankTransfer
        }
    }
}
