import CivilTime
package import Bookings
import Money
import SQL
import Stripe

extension StripePayments {
    /// What the client of a booking needs to pay what is due ahead; `nil` if nothing is, or not yet.
    ///
    /// Throws ``PaymentsError`` if `caller` has caused too many calls to Stripe.
    package func invite(to booking: BookingID, for caller: StripeCaller) async throws -> PaymentInvitation? {
        guard let payment = try await awaitedPayment(for: booking) else { return nil }
        return try await invite(to: payment, for: caller)
    }

    /// As ``invite(to:for:)-(BookingID,_)``, for who only reads: a payment that Stripe does not know of yet is left to its job.
    package func invitation(to booking: BookingID, for caller: StripeCaller) async throws -> PaymentInvitation? {
        guard let payment = try await awaitedPayment(for: booking) else { return nil }
        guard payment.intent != nil || payment.session != nil else { return PaymentInvitation(payment) }
        return try await invite(to: payment, for: caller)
    }

    private func awaitedPayment(for booking: BookingID) async throws -> Payment? {
        let found = try await database.transaction(.read) { try await payments.list(of: booking, in: $0) }
        // Payments come oldest first, and only the latest can still be asked for.
        return found.last { $0.method == .stripe }
    }

    /// Makes Stripe know of a payment if it does not yet, and returns it with what its client needs to pay.
    ///
    /// A payment that Stripe refuses is given up, and its booking with it. If Stripe fails, the invitation says how; a payment
    /// that is still `requested` is then taken up by a job, and the client may ask again.
    package func invite(to payment: Payment, for caller: StripeCaller) async throws -> PaymentInvitation {
        guard payment.status == .requested || payment.status == .open else { return PaymentInvitation(payment) }
        if case .known(let object) = try budget.admit(payment.id, for: caller, at: clock()) {
            return PaymentInvitation(payment, object)
        }
        do {
            let isNew = payment.intent == nil && payment.session == nil
            let object = isNew ? try await create(payment) : try await read(payment)
            let opened = isNew ? try await open(payment, object) : nil
            // After the name is stored: nobody is shown how to pay what no row of ours would be found by.
            budget.keep(object, of: payment.id, at: clock())
            if let opened { return PaymentInvitation(opened, object) }
            if try await isUnchanged(payment, object) { return PaymentInvitation(payment, object) }
            return PaymentInvitation(try await apply(object, of: payment.id), object)
        } catch let error as StripeError {
            if let ended = try await giveUp(payment, after: error) { return PaymentInvitation(ended) }
            return PaymentInvitation(payment, failure: error)
        }
    }

    /// Writes down what Stripe calls a payment that it was just asked for, and what it says of it.
    ///
    /// Whoever is lost before that leaves the payment as it was: the job asks Stripe for it again, by the same key.
    private func open(_ payment: Payment, _ object: StripePayment) async throws -> Payment {
        let report = object.report(from: stripe)
        return try await write { transaction in
            _ = try await name(payment, object, in: transaction)
            return try await desk.apply(report, of: payment.id, in: transaction)
        }
    }

    /// Whether an open payment is as it was when it was opened, and its booking still waits for it.
    ///
    /// Then it is told without a write transaction, which would wait for all who change the provider's bookings.
    private func isUnchanged(_ payment: Payment, _ object: StripePayment) async throws -> Bool {
        guard payment.status == .open, object.reportedStatus == .awaited,
            payment.mismatch(with: object.report(from: stripe)) == nil
        else { return false }
        let now = clock()
        let booking = try await database.transaction(.read) { try await BookingStore().find(payment.booking, in: $0) }
        return booking.status == .pending && (booking.expiresAt ?? .max) > now
    }

    /// Goes on where somebody was lost between asking for a payment and writing down Stripe's answer.
    func openPayment(_ job: Job) async throws -> JobOutcome {
        guard let id = try job.payload(as: PaymentJob.self).payment else {
            return .dead(reason: "No payment is named.")
        }
        let payment = try await find(id)
        // Whoever asked for the payment has seen to it, as they nearly always do before this job.
        guard payment.status == .requested else { return .done }
        do {
            let object = try await read(try await name(payment))
            _ = try await apply(object, of: id)
        } catch let error as StripeError {
            // An error that is not final is thrown, and `handlers` makes the job's next attempt of it.
            guard try await giveUp(payment, after: error) != nil else { throw error }
        }
        return .done
    }

    /// Calls a payment off; one that was paid meanwhile is taken in instead.
    ///
    /// Stripe may know of it though its name was never written down, so it is asked for once more by the same key.
    func cancelPayment(_ job: Job) async throws -> JobOutcome {
        guard let id = try job.payload(as: PaymentJob.self).payment else {
            return .dead(reason: "No payment is named.")
        }
        let payment = try await find(id)
        // A webhook told of its end before this job came to it.
        guard payment.status == .cancelling else { return .done }
        let object: StripePayment
        do {
            object = try await read(try await name(payment))
        } catch let error as StripeError {
            guard try await giveUp(payment, after: error) != nil else { throw error }
            return .done
        }
        // It ended before it could be called off: paid, which counts, or called off before.
        guard object.reportedStatus == .awaited else {
            _ = try await apply(object, of: id)
            return .done
        }
        // What is not ours is never called off, whatever id it goes by.
        if let mismatch = payment.mismatch(with: object.report(from: stripe)), mismatch.isForeign {
            return .dead(reason: mismatch.reason)
        }
        let after = try await callOff(object, of: payment, attempt: job.attempts)
        guard after.reportedStatus != .awaited else {
            return .notYet(reason: "The payment is still processing and cannot be cancelled yet.", .processingPayment)
        }
        _ = try await apply(after, of: id)
        return .done
    }

    /// Asks Stripe to call off a payment that nobody has paid, and returns how it is then.
    private func callOff(
        _ object: StripePayment,
        of payment: Payment,
        attempt: Int
    ) async throws -> StripePayment {
        // Calling off twice does no harm, so each try has a key of its own: an old refusal is not told again.
        let key = IdempotencyKey("pi-cancel:\(payment.id):\(attempt)")
        do throws(StripeError) {
            switch object {
            case .intent(let intent):
                return .intent(try await stripe.cancelPayment(intent.id, reason: .abandoned, idempotencyKey: key))
            case .session(let session):
                return .session(try await stripe.expireCheckoutSession(session.id, idempotencyKey: key))
            }
        } catch {
            // Both say that it has ended or is about to; which, only reading tells.
            guard error.outcome == .conflict || error.outcome == .alreadyDone else { throw error }
            return try await read(object)
        }
    }

    /// The payment with the name that Stripe gave it, made known there if it was not.
    private func name(_ payment: Payment) async throws -> Payment {
        if payment.intent != nil || payment.session != nil { return payment }
        return try await name(payment, try await create(payment))
    }

    private func name(_ payment: Payment, _ object: StripePayment) async throws -> Payment {
        try await write { try await name(payment, object, in: $0) }
    }

    private func name(
        _ payment: Payment,
        _ object: StripePayment,
        in transaction: Transaction
    ) async throws -> Payment {
        try await desk.name(
            payment.id,
            intent: object.intentID?.rawValue,
            session: object.sessionID?.rawValue,
            in: transaction
        )
    }

    /// Reads a payment that has a name.
    func read(_ payment: Payment) async throws -> StripePayment {
        if let session = payment.session.flatMap(CheckoutSession.ID.init(rawValue:)) {
            let session = try await stripe.checkoutSession(session)
            // A session has an intent only once its client has begun to pay, and refunds are made of intents.
            if payment.intent == nil, session.paymentIntent != nil { _ = try await name(payment, .session(session)) }
            return .session(session)
        }
        guard let intent = payment.intent.flatMap(PaymentIntent.ID.init(rawValue:)) else {
            throw BookingsError(.conflict, "The payment \(payment.id) has no name at Stripe.")
        }
        return .intent(try await stripe.payment(intent))
    }

    private func read(_ object: StripePayment) async throws(StripeError) -> StripePayment {
        switch object {
        case .intent(let intent): .intent(try await stripe.payment(intent.id))
        case .session(let session): .session(try await stripe.checkoutSession(session.id))
        }
    }

    /// Ends a payment whose error is final; `nil` where it is not.
    private func giveUp(_ payment: Payment, after error: StripeError) async throws -> Payment? {
        // A payment that Stripe knows is ended by Stripe's word alone.
        guard error.isFinal, payment.intent == nil, payment.session == nil else { return nil }
        return try await write { try await desk.giveUp(payment.id, because: error.message, in: $0) }
    }
}
