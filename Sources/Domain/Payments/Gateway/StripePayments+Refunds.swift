import Bookings
import SQL
import Stripe

extension StripePayments {
    /// Pays a part of a refund, or finds out what became of it.
    func sendRefund(_ job: Job) async throws -> JobOutcome {
        let work = try job.payload(as: RefundJob.self)
        guard let id = work.refund else { return .dead(reason: "No refund is named.") }
        // Written down before Stripe is asked: whoever is lost now leaves a trace that it may have been.
        let request = try await write { try await payouts.request(work.part, of: id, in: $0) }
        // Paid, or left to a person, since the job was written.
        guard let request else { return .done }
        let refund: Stripe.Refund
        do {
            refund = try await refundAtStripe(request.part, from: request.payment, isFirst: request.isFirst)
        } catch let error as StripeError {
            return try await failed(request.part, error)
        }
        let part = try await apply(refund, of: request.part)
        guard part.status == .requested else { return .done }
        return .notYet(reason: "Stripe has not paid it yet.", .refundUnderWay)
    }

    /// Takes in what Stripe says of its refund.
    func apply(_ refund: Stripe.Refund, of part: RefundPart) async throws -> RefundPart {
        try await write { transaction in
            try await payouts.apply(
                refund.reportedStatus,
                of: part.number,
                part.refund,
                stripeRefund: refund.id.rawValue,
                in: transaction
            )
        }
    }

    /// The part's refund at Stripe: the one that is there, or a new one by the key of its attempt.
    private func refundAtStripe(
        _ part: RefundPart,
        from payment: Payment,
        isFirst: Bool
    ) async throws -> Stripe.Refund {
        if let known = part.stripeRefund.flatMap(Stripe.Refund.ID.init(rawValue:)) {
            return try await stripe.refund(known)
        }
        guard let intent = payment.intent.flatMap(PaymentIntent.ID.init(rawValue:)) else {
            throw BookingsError(.conflict, "The payment \(payment.id) has no intent at Stripe.")
        }
        // An earlier call may have made it without our hearing of it.
        if !isFirst, let found = try await search(part, in: intent) { return found }
        var refund = NewRefund(intent, amount: part.amount)
        refund.reason = .requestedByCustomer
        refund.metadata = metadata(of: part)
        // Without this the platform would pay back what the provider has received.
        if payment.account != nil {
            refund.reversesTransfer = true
            refund.refundsApplicationFee = payment.fee > 0 ? true : nil
        }
        let key = IdempotencyKey("refund:\(part.refund):\(part.number):\(part.attempt)")
        do throws(StripeError) {
            let made = try await stripe.createRefund(refund, idempotencyKey: key)
            // An answer that is told again may be of long ago.
            return isFirst ? made : try await stripe.refund(made.id)
        } catch {
            // Each of these says that an earlier call may have made it.
            let mayBeThere = error.outcome == .conflict || error.outcome == .alreadyDone || error.isReplay
            if mayBeThere, let found = try await search(part, in: intent) { return found }
            throw error
        }
    }

    /// The refund of an intent that carries the part's id and is not from an attempt that failed.
    private func search(_ part: RefundPart, in intent: PaymentIntent.ID) async throws(StripeError) -> Stripe.Refund? {
        let own = metadata(of: part)
        return try await stripe.allRefunds(of: intent).first { refund in
            guard let told = refund.metadata, told["refund_id"] == own["refund_id"], told["part"] == own["part"]
            else { return false }
            // Of another attempt only one that can still be paid counts: a failed one is why there is a next.
            if told["attempt"] == own["attempt"] { return true }
            return refund.status != .known(.failed) && refund.status != .known(.canceled)
        }
    }

    private func metadata(of part: RefundPart) -> [String: String] {
        ["refund_id": part.refund.rawValue, "part": "\(part.number)", "attempt": "\(part.attempt)"]
    }

    /// Writes down that Stripe does not pay, or that it is to be asked again.
    private func failed(_ part: RefundPart, _ error: StripeError) async throws -> JobOutcome {
        if error.outcome == .unknown, error.isReplay {
            // Stripe repeats a failure of its own for as long as it knows the key, and made no refund.
            try await write { transaction in
                try await payouts.beginAttempt(
                    after: part.attempt,
                    at: part.number,
                    of: part.refund,
                    in: transaction
                )
            }
            return .retry(reason: error.message, after: 1)
        }
        let isRefused = error.isFinal || error.outcome == .conflict || error.outcome == .alreadyDone
        // Once Stripe has made the refund, an error is about our question and not about the money.
        guard isRefused, part.stripeRefund == nil else { return error.jobOutcome }
        _ = try await write { transaction in
            try await payouts.apply(
                .failed(reason: error.message),
                of: part.number,
                part.refund,
                stripeRefund: nil,
                in: transaction
            )
        }
        // What others gave back at Stripe may be why, or a dispute of which no event came yet.
        let payment = try await find(part.payment)
        try await takeInForeignRefunds(of: payment)
        if error.outcome == .refused(.disputed) { try await takeInDisputes(of: payment) }
        // A person sees the part in any case; a fault of ours is to be seen among the jobs as well.
        return error.outcome == .bug ? .dead(reason: error.message) : .done
    }
}

extension Stripe.Refund {
    /// What it says of the money.
    var reportedStatus: RefundPart.ReportedStatus {
        switch status {
        case .known(.succeeded): .succeeded
        case .known(.failed): .failed(reason: "Stripe: \(failureReason ?? "failed")")
        case .known(.canceled): .failed(reason: "It was called off at Stripe.")
        // A status that is new to us is not an end: asking again does no harm.
        case .known(.pending), .known(.requiresAction), .other, nil: .pending
        }
    }
}
