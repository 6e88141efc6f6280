import Bookings
import CivilTime
import Hummingbird
import SQL
import WireFormat

/// What is given back.
struct RefundsController: Sendable {
    let database: any SQLDatabase
    let desk: PayoutDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("refunds", use: list)
        router.get("refunds/{refund}", use: show)
        router.post("refunds/{refund}/settle", use: settle)
        router.post("refunds/{refund}/retry", use: retry)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider, .finance)
        var query = Query(request)
        var provider: ProviderID? = query.identifier("provider", example: "prv_anna")
        let booking: BookingID? = query.identifier("booking", example: "bkg_anna_01")
        let status = query.choice("status", of: Refund.Status.allCases)
        var created = InstantRange()
        created.from = query.start("from", in: .utc)
        created.to = query.start("to", in: .utc)
        let form = query.choice("format", of: ListForm.allCases) ?? .json
        let page = PageRequest<RefundID>(reading: &query, configuration: configuration)
        try query.finish()
        let isSearch = status != nil || created.from != nil || created.to != nil
        guard !isSearch || booking == nil else {
            throw WireError(.value, field: "booking", reason: "This cannot be combined with status or dates.")
        }
        if let own = try context.requester.confinement(asking: provider) { provider = own }
        let part = try await context.perform(.read, on: database) { [provider, created] transaction in
            guard !isSearch else {
                return try await desk.search(
                    of: provider,
                    status: status,
                    created: created,
                    after: page.cursor,
                    limit: page.fetchLimit,
                    in: transaction
                )
            }
            return ListPart<Settlement, RefundID>(
                try await desk.list(
                    of: provider,
                    booking: booking,
                    after: page.cursor,
                    limit: page.fetchLimit,
                    in: transaction
                )
            )
        }
        if form == .csv {
            let (shown, next) = part.page(limit: page.limit, cursor: \.refund.id)
            return CSVPage(RefundRow.names, shown.map(RefundRow.cells), nextCursor: next).response(to: request)
        }
        return try .json(
            Page(part, limit: page.limit, cursor: \.refund.id) { RefundResponse($0, logger: context.logger) }
        )
    }

    /// A refund is seen by those who see its booking; to all others there is none.
    func show(_ request: Request, context: APIContext) async throws -> Response {
        let id: RefundID = try context.pathID("refund")
        try context.requester.requireCredential()
        try Query(request).finish()
        let settlement = try await context.perform(.read, on: database) { try await desk.find(id, in: $0) }
        guard context.requester.sees(settlement.refund.booking) else { throw BookingsError.notFound(id) }
        return try .json(RefundResponse(settlement, logger: context.logger))
    }

    /// Records that a person paid what Stripe does not pay.
    func settle(_ request: Request, context: APIContext) async throws -> Response {
        let id: RefundID = try context.pathID("refund")
        let body = try await Payload(request, configuration).json(SettleRefundRequest.self)
        try context.requester.requireCredential()
        let settlement = try await context.perform(.write, on: database) { transaction in
            try await desk.settle(
                id,
                by: body.method,
                amount: body.amount,
                currency: body.currency,
                proof: body.proof,
                in: transaction,
                authorize: context.requester.requireManagement
            )
        }
        return try .json(RefundResponse(settlement, logger: context.logger))
    }

    /// Asks Stripe once more for what it refused.
    func retry(_ request: Request, context: APIContext) async throws -> Response {
        let id: RefundID = try context.pathID("refund")
        _ = try await Payload(request, configuration).optionalJSON(EmptyRequest.self)
        try context.requester.requireCredential()
        let settlement = try await context.perform(.write, on: database) { transaction in
            try await desk.retry(
                id,
                in: transaction,
                authorize: context.requester.requireManagement
            )
        }
        return try .json(RefundResponse(settlement, logger: context.logger))
    }
}

extension Requester {
    /// Lets those pass who pay refunds: the booking's provider, finance and admins.
    ///
    /// To those who do not see the refund's booking it does not exist.
    fileprivate func requireManagement(of refund: Refund) throws {
        guard sees(refund.booking) else { throw BookingsError.notFound(refund.id) }
        try requireRole(.admin, .provider, .finance)
    }
}
