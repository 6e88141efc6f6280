import Bookings
import Hummingbird
import SQL
import WireFormat

/// Who looked at clients' data, and who changed what.
struct AuditController: Sendable {
    let database: any SQLDatabase
    let configuration: APIConfiguration
    private let log = AuditStore()

    init(database: any SQLDatabase, configuration: APIConfiguration) {
        self.database = database
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("audit", use: list)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider)
        var query = Query(request)
        var filter = AuditStore.Filter()
        filter.provider = query.identifier("provider", example: "prv_anna")
        filter.booking = query.identifier("booking", example: "bkg_anna_01")
        filter.actor = query.text("actor", length: 1...100)
        filter.access = query.choice("access", of: AuditedAccess.Kind.allCases)
        filter.from = query.instant("from")
        filter.to = query.instant("to")
        let page = PageRequest<AuditCursor>(reading: &query, configuration: configuration)
        try query.finish()
        if let booking = filter.booking {
            guard let provider = booking.provider, filter.provider ?? provider == provider else {
                throw WireError(.value, field: "booking", reason: "This is not a booking of the provider.")
            }
            filter.provider = provider
        }
        if let own = try context.requester.confinement(asking: filter.provider) { filter.provider = own }
        let part = try await context.perform(.read, on: database) { [filter] transaction in
            try await log.list(filter, after: page.cursor, limit: page.fetchLimit, in: transaction.connection)
        }
        return try .json(
            Page(part, limit: page.limit, cursor: AuditCursor.init(behind:)) { AuditEntryResponse($0) }
        )
    }
}
