import Hummingbird
import SQL

/// Whether the process lives, and whether it can answer.
struct HealthController: Sendable {
    let database: any SQLDatabase

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("healthz", use: live)
        router.get("readyz", use: ready)
    }

    func live(_ request: Request, context: APIContext) throws -> Response {
        try .json(HealthResponse(status: "ok"))
    }

    /// Asks the database; it throws where that does not answer.
    func ready(_ request: Request, context: APIContext) async throws -> Response {
        _ = try await database.transaction(.read) { try await $0.query("SELECT 1 AS one") }
        return try .json(HealthResponse(status: "ready"))
    }
}
