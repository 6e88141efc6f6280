import Bookings
import Stripe

extension StripeError {
    /// What becomes of a job whose call ended so, unless it knows better.
    var jobOutcome: JobOutcome {
        switch outcome {
        case .retryLater, .unknown, .alreadyDone, .conflict:
            .retry(reason: message, after: retryAfter?.components.seconds)
        // These are for the operator to put right, after which the same call goes through.
        case .refused(.account), .refused(.credentials), .refused(.permission), .refused(.balance):
            .retry(reason: message)
        case .refused(.payer), .refused(.amount), .refused(.input), .refused(.holdLapsed), .refused(.disputed),
            .refused(.notRefundable), .refused(.notFound), .bug:
            // The same call would be refused for ever.
            .dead(reason: message)
        }
    }

    /// Whether what was asked for was not done and will not be.
    var isFinal: Bool {
        switch outcome {
        case .refused(.payer), .refused(.amount), .refused(.input), .refused(.holdLapsed), .refused(.disputed),
            .refused(.notRefundable), .refused(.notFound), .bug:
            true
        case .refused(.account), .refused(.credentials), .refused(.permission), .refused(.balance), .retryLater,
            .unknown, .alreadyDone, .conflict:
            false
        }
    }
}
