import Hummingbird
import Logging
import Observability

/// Turns whatever is thrown into a problem document, counts it, notes it for the log, and logs once what is the
/// server's fault.
///
/// Refusals that are answered by pages are noted as well.
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
            let response = try await next(request, context)
            // A page that shows a form again is an answer of its own, and says why only to people.
            if let code = ProblemCode(answeredWith: response.status) { context.record.note(unlessKnown: code) }
            return response
        } catch {
            let problem = APIError(error)
            context.record.note(problem)
            metrics.refused(problem.code)
            if let action = BookingAction(request.method, route: context.endpointPath) {
                metrics.ended(action, outcome: problem.code.rawValue)
            }
            if problem.code == .overloaded {
                budgets.logRefusal(problem.code, context.logger)
            } else if problem.code.status.kind == .serverError {
                logFailure(error, context)
            }
            if let page = pages?.page(problem, request, context) { return page }
            return try problem.response(requestID: context.requestID)
        }
    }

    private func logFailure(_ error: any Error, _ context: APIContext) {
        guard let leftOut = budgets.failures.spend() else { return }
        var metadata = context.record.metadata
        metadata["http.route"] = "\(context.endpointPath ?? "none")"
        metadata["error.type"] = "\(type(of: error))"
        metadata["error.message"] = "\(error)"
        if leftOut > 0 { metadata["log.left_out"] = .stringConvertible(leftOut) }
        context.logger.error("Request failed", metadata: metadata)
    }
}
