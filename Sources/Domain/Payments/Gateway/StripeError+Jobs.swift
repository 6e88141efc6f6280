import Bookings
import Stripe

extension StripeError {
    /// What becomes of a job whose call ended so, unless it knows better.
    var jobOutcome: JobOutcome {
        switch outcome {
        // A kept answer, or a key that stands for another call, stays as it is however long one waits.
        case .unknown where isReplay || isOfOtherCall, .alreadyDone, .conflict:
            .retry(reason: message, after: retryAfter?.components.seconds)
        case .retryLater, .unknown:
            .outage(reason: message, .stripeOutage, after: retryAfter?.components.seconds)
        // These are for the operator to put right, after which the same call goes through.
        case .refused(.account), .refused(.credentials), .refused(.permission), .refused(.balance):
            .outage(reason: message, .stripeOutage)
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
