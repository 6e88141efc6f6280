import Bookings
import SQL
import Stripe

extension StripePayments {
    /// Pays a part of a refund, or finds out what became of it.
    func sendRefund(_ job: Job) async throws -> JobOutcome {
        let work = try job.payload(as: RefundJob.self)
        guard let id = work.refund else { return .dead(reason: "No refund is named.") }
        let request = try await write { try await payouts.request(work.part, of: id, in: $0) }
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
        if !isFirst, let found = try await search(part, in: intent) { return found }
        var refund = NewRefund(intent, amount: part.amount)
        refund.reason = .requestedByCustomer
        refund.metadata = metadata(of: part)
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
        case .known(.pending), .known(.requiresAction), .other, nil: .pending
        }
    }
}
