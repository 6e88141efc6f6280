import Bookings
import Hummingbird
import SQL

/// What is given back.
struct RefundsController: Sendable {
    let database: any SQLDatabase
    let configuration: ServerConfiguration
    private let desk = PayoutDesk()
    private let refunds = RefundStore()
    private let parts = RefundPartStore()

    init(database: any SQLDatabase, configuration: ServerConfiguration) {
        self.database = database
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("refunds", use: list)
        router.get("refunds/{refund}", use: show)
        router.post("refunds/{refund}/settle", use: settle)
        router.post("refunds/{refund}/retry", use: retry)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider, .finance)
        var query = try Query(request)
        var provider: ProviderID? = try query.identifier("provider")
        let booking: BookingID? = try query.identifier("booking")
        let page = try PageRequest<RefundID>(reading: &query, configuration: configuration)
        try query.finish()
        if let own = try context.requester.confinement(asking: provider) { provider = own }
        return try await database.transaction(.read) { connection in
            let found = try await refunds.list(
                provider: provider,
                booking: booking,
                after: page.cursor,
                limit: page.fetchLimit,
                in: connection
            )
            let parts = try await parts.list(of: found, in: connection)
            return try .json(
                Page(found, limit: page.limit, cursor: \.id.rawValue) { refund in
                    RefundResponse(Settlement(refund: refund, parts: parts[refund.id] ?? []), logger: context.logger)
                }
            )
        }
    }

    /// A refund is seen by those who see its booking; to all others there is none.
    func show(_ request: Request, context: APIContext) async throws -> Response {
        let id: RefundID = try context.pathID("refund")
        try context.requester.requireCredential()
        try Query(request).finish()
        return try await database.transaction(.read) { connection in
            let refund = try await refunds.find(id, in: connection)
            guard context.requester.sees(refund.booking) else { throw BookingsError.notFound(id) }
            let parts = try await parts.list(of: id, in: connection)
            return try .json(RefundResponse(Settlement(refund: refund, parts: parts), logger: context.logger))
        }
    }

    /// Records that a person paid what Stripe does not pay.
    func settle(_ request: Request, context: APIContext) async throws -> Response {
        let id: RefundID = try context.pathID("refund")
        let body = try await Payload(request, limit: configuration.maximumBodySize).json(SettleRefundRequest.self)
        try context.requester.requireCredential()
        let settlement = try await database.transaction(.write) { connection in
            try await desk.settle(
                id,
                by: body.method,
                requester: context.requester,
                at: context.receivedAt,
                in: connection,
                authorize: context.requester.requireManagement
            )
        }
        return try .json(RefundResponse(settlement, logger: context.logger))
    }

    /// Asks Stripe once more for what it refused.
    func retry(_ request: Request, context: APIContext) async throws -> Response {
        let id: RefundID = try context.pathID("refund")
        _ = try await Payload(request, limit: configuration.maximumBodySize).optionalJSON(EmptyRequest.self)
        try context.requester.requireCredential()
        let settlement = try await database.transaction(.write) { connection in
            try await desk.retry(
                id,
                at: context.receivedAt,
                in: connection,
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
