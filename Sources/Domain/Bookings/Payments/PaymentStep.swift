/// What Stripe reports of a payment.
package enum ReportedPaymentStatus: Hashable, Sendable, CaseIterable {
    /// The client has not paid, or what was tried is still under way.
    case awaited

    /// The money is there.
    case received

    /// It is called off for good.
    case cancelled
}

/// What becomes of a payment and of its booking when Stripe reports on it.
///
/// The same report may come any number of times and in any order; ``next(after:of:for:)`` is pure and total. A payment that
/// is not as it was asked for takes ``next(afterMismatched:of:)`` instead, which never receives it.
package enum PaymentStep: Hashable, Sendable {
    /// There is nothing new.
    case nothingToDo

    /// The client can pay from now on.
    case open

    /// Stripe is to call it off: nobody waits for the money.
    case callOff

    /// No money will come.
    case close

    /// The money counts as paid.
    case receive(Effect)

    /// A person has to look at it: it is not as it was asked for.
    case report

    /// What received money does.
    package enum Effect: Hashable, Sendable {
        /// It makes the booking stand that waits for it.
        case confirm

        /// It came after the hold: books again if the slot is free, and else goes back.
        case rebook

        /// It goes back in full: nobody waits for it.
        case giveBack
    }

    /// Where the booking stands that a payment is for.
    package enum Situation: Hashable, Sendable, CaseIterable {
        /// Its slot is held for the payment.
        case awaiting

        /// The hold ran out.
        case expired

        /// It stands without the payment, has ended, or was cancelled by somebody.
        case settled

        /// The booking's situation, which is as of the moment when overdue holds were released.
        package init(_ booking: Booking) {
            self =
                switch (booking.status, booking.cancellation) {
                case (.pending, _): .awaiting
                case (.cancelled, .expiry): .expired
                case (.cancelled, _), (.confirmed, _), (.completed, _): .settled
                }
        }
    }

    /// The step that `reported` leads to.
    package static func next(
        after reported: ReportedPaymentStatus,
        of status: Payment.Status,
        for situation: Situation
    ) -> PaymentStep {
        switch (reported, status) {
        case (_, .paid): .nothingToDo
        // What was reported to a person waits for that person, though it may be as it was asked for by now.
        case (.received, .problem), (.awaited, .problem): .nothingToDo
        // Nothing was received in the end, so there is nothing left to look at.
        case (.cancelled, .problem): .close
        case (.received, _):
            switch situation {
            case .awaiting: .receive(.confirm)
            case .expired: .receive(.rebook)
            case .settled: .receive(.giveBack)
            }
        case (.cancelled, .cancelled): .nothingToDo
        case (.cancelled, _): .close
        // Called off before, and yet it can be paid: it is called off again.
        case (.awaited, .cancelling), (.awaited, .cancelled): .callOff
        case (.awaited, .requested): situation == .awaiting ? .open : .callOff
        case (.awaited, .open): situation == .awaiting ? .nothingToDo : .callOff
        }
    }

    /// The step that `reported` leads to when the payment is not as it was asked for.
    package static func next(afterMismatched reported: ReportedPaymentStatus, of status: Payment.Status) -> PaymentStep
    {
        switch (reported, status) {
        case (_, .paid): .nothingToDo
        case (.awaited, .cancelling), (.awaited, .cancelled): .callOff
        case (.awaited, .problem): .nothingToDo
        case (.cancelled, .cancelled): .nothingToDo
        case (.cancelled, _): .close
        // Also of a payment with a problem: another amount may have come since. `isKnown` recognizes the same report.
        case (.awaited, .requested), (.awaited, .open), (.received, _): .report
        }
    }
}
