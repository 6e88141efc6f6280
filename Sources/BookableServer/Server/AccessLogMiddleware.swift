import Hummingbird
import Logging

/// Logs each request by its route: never its path, query, headers or body, which can hold secrets and names.
struct AccessLogMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        let response = try await next(request, context)
        let milliseconds = start.duration(to: clock.now) / .milliseconds(1)
        context.logger.info(
            "Request answered",
            metadata: [
                "http.method": "\(request.method.rawValue)",
                "http.route": "\(context.endpointPath ?? "none")",
                "http.status": "\(response.status.code)",
                "http.duration_ms": "\((milliseconds * 10).rounded() / 10)",
            ]
        )
        return response
    }
}
