import Bookings
import Stripe

/// A payment as Stripe tells it: an intent, or a checkout session with its intent.
enum StripePayment {
    case intent(PaymentIntent)
    case session(CheckoutSession)

    /// What it says of the money.
    var word: PaymentWord {
        switch self {
        case .intent(let intent): Self.word(of: intent)
        case .session(let session): Self.word(of: session)
        }
    }

    /// The id of the intent, once there is one.
    var intentID: PaymentIntent.ID? {
        switch self {
        case .intent(let intent): intent.id
        case .session(let session): session.paymentIntent?.id
        }
    }

    var sessionID: CheckoutSession.ID? {
        guard case .session(let session) = self else { return nil }
        return session.id
    }

    private static func word(of intent: PaymentIntent) -> PaymentWord {
        switch intent.status {
        case .known(.succeeded): .received
        case .known(.canceled): .cancelled
        case .known(.requiresPaymentMethod), .known(.requiresConfirmation), .known(.requiresAction),
            .known(.processing), .known(.requiresCapture), .other:
            .awaited
        }
    }

    private static func word(of session: CheckoutSession) -> PaymentWord {
        if let intent = session.paymentIntent?.object, word(of: intent) == .received { return .received }
        if session.paymentStatus == .paid { return .received }
        return session.status == .known(.expired) ? .cancelled : .awaited
    }
}
