import Hummingbird

/// Refuses requests while too many are being answered; those of operators always pass.
struct RequestGateMiddleware: RouterMiddleware {
    let gate: RequestGate

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        if Self.unbounded.contains(context.endpointPath) { return try await next(request, context) }
        guard gate.enter() else {
            throw APIError.overloaded("The server answers \(gate.maximum) requests already; try again in a second.")
        }
        defer { gate.leave() }
        return try await next(request, context)
    }

    private static let unbounded: Set<String?> = ["/healthz", "/readyz", "/metrics"]
}
