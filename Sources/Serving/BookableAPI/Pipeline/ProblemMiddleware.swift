import Hummingbird
import Logging
import Observability

/// Turns whatever is thrown into a problem document, counts it, and logs once what is the server's fault.
struct ProblemMiddleware: RouterMiddleware {
    let metrics: ServerMetrics
    let budgets: LogBudgets

    /// Answers people who look at pages.
    let pages: ProblemPages?

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = APIError(error)
            metrics.refused(problem.code)
            if let action = BookingAction(request.method, route: context.endpointPath) {
                metrics.ended(action, outcome: problem.code.rawValue)
            }
            if problem.code == .overloaded {
                budgets.logRefusal(problem.code, context.logger)
            } else if problem.code.status.kind == .serverError {
                logFailure(error, problem.code, context)
            }
            if let page = pages?.page(problem, request, context) { return page }
            return try problem.response(requestID: context.requestID)
        }
    }

    private func logFailure(_ error: any Error, _ code: ProblemCode, _ context: APIContext) {
        guard let leftOut = budgets.failures.spend() else { return }
        var metadata: Logger.Metadata = [
            "http.route": "\(context.endpointPath ?? "none")",
            "problem.code": "\(code.rawValue)",
            "error.type": "\(type(of: error))",
            "error.message": "\(error)",
        ]
        if leftOut > 0 { metadata["log.left_out"] = "\(leftOut)" }
        context.logger.error("Request failed", metadata: metadata)
    }
}
