import Bookings
import Hummingbird
import Marketplace
import SQL

/// The categories under which providers are found.
struct CategoriesController: Sendable {
    let database: any SQLDatabase
    let rules: MarketplaceRules
    let configuration: APIConfiguration
    private let desk = CategoryDesk()

    init(database: any SQLDatabase, rules: MarketplaceRules, configuration: APIConfiguration) {
        self.database = database
        self.rules = rules
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("categories", use: list)
        router.put("categories", use: replace)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try rules.requireOpen()
        try Query(request).finish()
        let tree = try await context.perform(.read, on: database) { try await desk.tree(in: $0.connection) }
        return try .publicRead(CategoryTreeResponse(tree), to: request, seconds: 60)
    }

    func replace(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        try rules.requireOpen()
        let body = try await Payload(request, configuration).json(CategoryTreeRequest.self)
        let match = IfMatch(request)
        let tree = try await context.perform(.write, on: database) { transaction in
            // The tree belongs to no provider, so a lock of its own serializes its changes.
            try await transaction.connection.lock("listing-categories")
            try await match.check(in: transaction, of: nil) { transaction in
                CategoryTreeResponse(try await desk.tree(in: transaction.connection))
            }
            return try await desk.replace(with: body.tree, in: transaction)
        }
        return try .tagged(CategoryTreeResponse(tree))
    }
}
