import Bookings
import Stripe

/// A payment as Stripe tells it: an intent, or a checkout session with its intent.
enum StripePayment {
    case intent(PaymentIntent)
    case session(CheckoutSession)

    /// What it says of the money.
    var reportedStatus: ReportedPaymentStatus {
        switch self {
        case .intent(let intent): Self.status(of: intent)
        case .session(let session): Self.status(of: session)
        }
    }

    /// What it says of the money, to be compared with what was asked of `stripe`.
    func report(from stripe: StripeClient) -> PaymentReport {
        switch self {
        case .intent(let intent): Self.report(of: intent, from: stripe)
        case .session(let session): Self.report(of: session, from: stripe)
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

    private static func status(of intent: PaymentIntent) -> ReportedPaymentStatus {
        switch intent.status {
        case .known(.succeeded): .received
        case .known(.canceled): .cancelled
        // Money that is only held has not been received, and neither has that of a status that is new to us.
        case .known(.requiresPaymentMethod), .known(.requiresConfirmation), .known(.requiresAction),
            .known(.processing), .known(.requiresCapture), .other:
            .awaited
        }
    }

    private static func status(of session: CheckoutSession) -> ReportedPaymentStatus {
        // Money comes before the session's own status: one that has expired may have been paid just before.
        if let intent = session.paymentIntent?.object, status(of: intent) == .received { return .received }
        if session.paymentStatus == .paid { return .received }
        return session.status == .known(.expired) ? .cancelled : .awaited
    }

    private static func report(of intent: PaymentIntent, from stripe: StripeClient) -> PaymentReport {
        PaymentReport(
            status(of: intent),
            amount: intent.amount,
            // Simple stand-ins of Stripe do not tell what was received.
            received: intent.amountReceived ?? (stripe.plainParameters ? intent.amount : nil),
            currency: intent.currency.uppercased(),
            account: intent.destination,
            tellsAccount: !stripe.plainParameters,
            isOfOtherMode: intent.isLive != stripe.isLive,
            intent: intent.id.rawValue,
            payment: intent.metadata?["payment_id"]
        )
    }

    /// A session's own figures, and those of its intent once there is one.
    private static func report(of session: CheckoutSession, from stripe: StripeClient) -> PaymentReport {
        guard let intent = session.paymentIntent?.object else {
            return PaymentReport(
                status(of: session),
                amount: session.amountTotal,
                received: session.paymentStatus == .paid ? session.amountTotal : nil,
                currency: session.currency?.uppercased(),
                isOfOtherMode: session.isLive != stripe.isLive,
                intent: session.paymentIntent?.id.rawValue,
                payment: session.metadata?["payment_id"]
            )
        }
        var report = report(of: intent, from: stripe)
        // The session's own status, which also says that it has expired without being paid.
        report.status = status(of: session)
        report.amount = session.amountTotal ?? report.amount
        report.isOfOtherMode = report.isOfOtherMode || session.isLive != stripe.isLive
        return report
    }
}
