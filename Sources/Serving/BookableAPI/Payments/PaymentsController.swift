import Bookings
import CivilTime
import Payments
import Hummingbird
import SQL

/// Money for a booking: what is paid ahead, what came by other means, and what is given back by hand.
struct PaymentsController: Sendable {
    let database: any SQLDatabase
    let desk: PaymentDesk
    let refunds: RefundDesk
    let reader: BookingReader
    let stripePayments: StripePayments?
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        let booking = router.group("bookings/{booking}")
        booking.get("payment", use: show)
        booking.get("payments", use: list)
        booking.post("payments", use: recordPayment)
        booking.post("refunds", use: refund)
        router.get("payments", use: listAll)
        router.post("payments/{payment}/settle", use: settle)
        router.post("payments/{payment}/void", use: void)
    }

    /// Tells the client how to pay what is due ahead.
    func show(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        guard case .client(id) = context.requester else {
            try context.requester.require(.view, id)
            throw APIError(.forbidden, "Only the booking's client can read this; use …/payments instead.")
        }
        try Query(request).finish()
        // Reading opens nothing at Stripe: a page that is fetched ahead, or again and again, must not act there.
        guard let invitation = try await stripePayments?.invitation(to: id, for: StripeCaller(context)) else {
            throw APIError(.notFound, "No payment is due for this booking, or not yet.")
        }
        if let failure = invitation.failure, invitation.payment.status == .open {
            // Without Stripe's answer there is nothing to pay an open payment by.
            throw failure
        }
        invitation.logFailure(to: context.logger)
        return try .json(PaymentInvitationResponse(invitation))
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.view, id)
        try Query(request).finish()
        let (found, disputes) = try await context.perform(.read, on: database) { transaction in
            let found = try await desk.list(of: id, in: transaction)
            return (found, try await desk.disputes(of: found, in: transaction))
        }
        let items = found.map { PaymentResponse($0, disputes: disputes[$0.id] ?? [], for: context.requester) }
        return try .json(PaymentListResponse(items: items))
    }

    /// Lists payments of all bookings, such as those that a person has to look at.
    func listAll(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider, .finance)
        var query = Query(request)
        var provider: ProviderID? = query.identifier("provider", example: "prv_anna")
        let status = query.choice("status", of: Payment.Status.allCases)
        var recorded = InstantRange()
        recorded.from = query.start("from", in: .utc)
        recorded.to = query.start("to", in: .utc)
        let form = query.choice("format", of: ListForm.allCases) ?? .json
        let page = PageRequest<PaymentID>(reading: &query, configuration: configuration)
        try query.finish()
        if let own = try context.requester.confinement(asking: provider) { provider = own }
        let (part, disputes) = try await context.perform(.read, on: database) { [provider, recorded] transaction in
            let part = try await desk.list(
                of: provider,
                status: status,
                recorded: recorded,
                after: page.cursor,
                limit: page.fetchLimit,
                in: transaction
            )
            return (part, try await desk.disputes(of: form == .json ? part.found : [], in: transaction))
        }
        if form == .csv {
            let (shown, next) = part.page(limit: page.limit, cursor: \.id)
            return CSVPage(PaymentRow.names, shown.map(PaymentRow.cells), nextCursor: next).response(to: request)
        }
        return try .json(
            Page(part, limit: page.limit, cursor: \.id) {
                PaymentResponse($0, disputes: disputes[$0.id] ?? [], for: context.requester)
            }
        )
    }

    /// Records that a person has dealt with a payment with a problem.
    func settle(_ request: Request, context: APIContext) async throws -> Response {
        let id: PaymentID = try context.pathID("payment")
        try context.requester.requireRole(.admin, .finance)
        let body = try await Payload(request, configuration).json(SettlePaymentRequest.self)
        let payment = try await context.perform(.write, on: database) { transaction in
            try await desk.settle(
                id,
                note: body.note,
                in: transaction
            )
        }
        return try .json(PaymentResponse(payment, for: context.requester))
    }

    /// Takes back a payment that was recorded wrongly.
    func void(_ request: Request, context: APIContext) async throws -> Response {
        let id: PaymentID = try context.pathID("payment")
        try context.requester.requireCredential()
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        try context.requester.require(.manage, provider)
        let body = try await Payload(request, configuration).json(SettlePaymentRequest.self)
        let payment = try await context.perform(.write, on: database) { transaction in
            try await desk.void(id, because: body.note, in: transaction)
        }
        return try .json(PaymentResponse(payment, for: context.requester))
    }

    func recordPayment(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(RecordPaymentRequest.self)
        return try await creation.response(on: database) { transaction in
            let (booking, payment) = try await desk.record(
                body.amount,
                tip: body.tip,
                currency: body.currency,
                method: body.method,
                proof: body.proof,
                note: body.note,
                for: id,
                in: transaction
            )
            let details = try await reader.details(of: booking, in: transaction)
            return try CreatedResource(
                RecordedPaymentResponse(
                    payment: PaymentResponse(payment, for: context.requester),
                    booking: BookingResponse(details, for: context.requester)
                ),
                at: "/v1/bookings/\(id)"
            )
        }
    }

    /// Gives money back by a person's decision.
    func refund(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        // Finance gives back for everybody, a provider what its own clients paid.
        try context.requester.require(context.requester.role == .finance ? .view : .manage, id)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(CreateRefundRequest.self)
        return try await creation.response(on: database) { transaction in
            let (_, settlement) = try await refunds.refund(
                body.amount,
                currency: body.currency,
                of: id,
                because: body.reason,
                in: transaction
            )
            let location = "/v1/refunds/\(settlement.refund.id)"
            return try CreatedResource(RefundResponse(settlement, logger: context.logger), at: location)
        }
    }
}
