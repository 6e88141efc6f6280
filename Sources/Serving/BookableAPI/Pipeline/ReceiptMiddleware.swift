import CivilTime
import Hummingbird

/// Reads the clock, once for each request.
struct ReceiptMiddleware: RouterMiddleware {
    let clock: @Sendable () -> Instant

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.receivedAt = clock()
        return try await next(request, context)
    }
}
