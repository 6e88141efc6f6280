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
        try context.requester.requireRole(.admin, .finance, .provider)
        var query = try Query(request)
        let dimension = try query.choice("by", of: LedgerLine.Dimension.allCases) ?? .month
        var provider: ProviderID? = try query.identifier("provider")
        try query.finish()
        if let own = try context.requester.confinement(asking: provider) { provider = own }
        let ledger = try await context.perform(.read, on: database) { [provider] transaction in
            try await Ledger(by: dimension, provider: provider, in: transaction.connection)
        }
        return try .json(LedgerDocument(ledger))
    }
}
