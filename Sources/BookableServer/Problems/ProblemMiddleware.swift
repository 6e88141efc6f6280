import Hummingbird
import Logging

/// Turns whatever is thrown into a problem document, counts it, and logs once what is the server's fault.
struct ProblemMiddleware: RouterMiddleware {
    let metrics: ServerMetrics

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
            if problem.code.status.kind == .serverError {
                context.logger.error(
                    "Request failed",
                    metadata: [
                        "http.route": "\(context.endpointPath ?? "none")",
                        "problem.code": "\(problem.code.rawValue)",
                        "error.type": "\(type(of: error))",
                        "error.message": "\(error)",
                    ]
                )
            }
            return try problem.response(requestID: context.requestID)
        }
    }
}
