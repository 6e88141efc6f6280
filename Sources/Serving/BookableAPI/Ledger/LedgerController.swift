import Bookings
import Payments
import Hummingbird
import SQL

/// What was charged, given back and kept.
struct LedgerController: Sendable {
    let database: any SQLDatabase

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("ledger", use: show)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .finance)
        var query = try Query(request)
        let dimension = try query.choice("by", of: LedgerLine.Dimension.allCases) ?? .month
        let provider: ProviderID? = try query.identifier("provider")
        try query.finish()
        let ledger = try await context.perform(.read, on: database) { transaction in
            try await Ledger(by: dimension, provider: provider, in: transaction.connection)
        }
        return try .json(LedgerDocument(ledger))
    }
}
