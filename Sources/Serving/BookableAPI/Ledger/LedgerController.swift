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
        var query = Query(request)
        let dimension = query.choice("by", of: LedgerLine.Dimension.allCases) ?? .month
        var provider: ProviderID? = query.identifier("provider", example: "prv_anna")
        let form = query.choice("format", of: ListForm.allCases) ?? .json
        try query.finish()
        if let own = try context.requester.confinement(asking: provider) { provider = own }
        let ledger = try await context.perform(.read, on: database) { [provider] transaction in
            try await Ledger(by: dimension, provider: provider, in: transaction.connection)
        }
        if form == .csv {
            let names = [dimension.rawValue] + LedgerRow.names
            return CSVPage(names, ledger.lines.map(LedgerRow.cells), nextCursor: nil).response(to: request)
        }
        return try .json(LedgerDocument(ledger))
    }
}
