import Bookings
import Hummingbird
import Payments
import SQL

/// What the last comparison with Stripe found.
struct ReconciliationController: Sendable {
    let database: any SQLDatabase
    private let store = ReconciliationStore()

    init(database: any SQLDatabase) {
        self.database = database
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("reconciliation", use: show)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .finance)
        try Query(request).finish()
        let run = try await context.perform(.read, on: database) { try await store.find(in: $0.connection) }
        return try .json(ReconciliationResponse(run))
    }
}
