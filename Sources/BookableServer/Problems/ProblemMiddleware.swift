import Hummingbird
import Logging

/// Turns whatever is thrown into a problem document, and logs once what is the server's fault.
struct ProblemMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = APIError(error)
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
