import Hummingbird
import Logging
import Observability

/// Logs each request by its route: never its path, query, headers or body, which can hold secrets and names.
///
/// Under a flood not every line is written: `log.left_out` tells how many are missing before a line.
struct AccessLogMiddleware: RouterMiddleware {
    let budget: LineBudget

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        let response = try await next(request, context)
        let milliseconds = start.duration(to: clock.now) / .milliseconds(1)
        guard let leftOut = budget.spend() else { return response }
        var metadata: Logger.Metadata = [
            "http.method": "\(request.method.rawValue)",
            "http.route": "\(context.endpointPath ?? "none")",
            "http.status": "\(response.status.code)",
            "http.duration_ms": "\((milliseconds * 10).rounded() / 10)",
        ]
        if leftOut > 0 { metadata["log.left_out"] = "\(leftOut)" }
        context.logger.info("Request answered", metadata: metadata)
        return response
    }
}
