import Hummingbird

/// Whether the process lives, and whether it can answer.
struct HealthController: Sendable {
    let readiness: Readiness

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("healthz", use: live)
        router.get("readyz", use: ready)
    }

    func live(_ request: Request, context: APIContext) throws -> Response {
        try .json(HealthResponse(status: "ok"))
    }

    /// Throws 503 that names the parts that are amiss.
    func ready(_ request: Request, context: APIContext) async throws -> Response {
        let faults = await readiness.faults()
        guard faults.isEmpty else {
            let parts = faults.map { "\($0.field): \($0.reason)" }.joined(separator: " ")
            var error = APIError(.unavailable, "The server is not ready. \(parts)", errors: faults)
            error.headers[.retryAfter] = "1"
            throw error
        }
        return try .json(HealthResponse(status: "ready"))
    }
}
