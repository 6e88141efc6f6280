import Hummingbird
import Logging
import Observability

/// Logs each request as an ``AnswerLine``, with the id of its API key and, if it is refused, the problem.
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
        let duration = start.duration(to: clock.now)
        let level = AnswerLine.level(of: context.endpointPath, response.status)
        guard context.logger.logLevel <= level, let leftOut = budget.spend() else { return response }
        AnswerLine(
            method: request.method,
            route: context.endpointPath,
            status: response.status,
            duration: duration,
            others: context.record.metadata,
            leftOut: leftOut
        )
        .log(to: context.logger)
        return response
    }
}
