import HTTPTypes
import Hummingbird

/// Counts and times the answers.
struct RequestMetricsMiddleware: RouterMiddleware {
    let metrics: ServerMetrics

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let clock = ContinuousClock()
        let start = clock.now
        let response = try await next(request, context)
        let route = context.endpointPath
        metrics.answered(
            request.method,
            route: route,
            status: response.status.code,
            in: start.duration(to: clock.now)
        )
        if response.status.kind == .successful, let action = BookingAction(request.method, route: route) {
            let isReplay = response.headers[.idempotencyReplayed] != nil
            metrics.ended(action, outcome: isReplay ? "replayed" : "done")
        }
        return response
    }
}
