import Bookings
import Hummingbird
import SQL

/// What cancellations gave back.
struct RefundsController: Sendable {
    let database: any SQLDatabase
    let configuration: ServerConfiguration
    private let refunds = RefundStore()

    init(database: any SQLDatabase, configuration: ServerConfiguration) {
        self.database = database
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("refunds", use: list)
        router.get("refunds/{refund}", use: show)
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
            return try .json(Page(found, limit: page.limit, cursor: \.id.rawValue, item: RefundResponse.init))
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
            return try .json(try RefundResponse(refund))
        }
    }
}
