import HTTPTypes
import Hummingbird

/// Lets pages of other origins call the API from a browser, as the CORS protocol of the Fetch standard describes.
///
/// Nothing here protects the server: it tells browsers what a page may read. Cookies are never asked for, so
/// `Access-Control-Allow-Credentials` is never sent.
struct CrossOriginMiddleware: RouterMiddleware {
    let origins: AllowedOrigins

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let isPreflight = request.method == .options && request.headers[.accessControlRequestMethod] != nil
        let method =
            isPreflight
            ? request.headers[.accessControlRequestMethod].flatMap { HTTPRequest.Method($0) } : request.method
        let isClientRoute = method.map { ClientRoutes.contains($0, route: context.endpointPath) } ?? false
        guard let origin = request.headers[.origin] else {
            var response = try await next(request, context)
            finish(&response, isClientRoute: isClientRoute, readableTo: nil)
            return response
        }
        let answer = origins.answer(to: origin, onClientRoute: isClientRoute)
        if isPreflight { return preflight(answer, isClientRoute) }
        var response = try await next(request, context)
        finish(&response, isClientRoute: isClientRoute, readableTo: answer)
        return response
    }

    /// Says which pages may read an answer; `origins` is that value of `Access-Control-Allow-Origin`, `nil` says nothing.
    func finish(_ response: inout Response, isClientRoute: Bool, readableTo origins: String?) {
        vary(&response, isClientRoute)
        if let origins {
            response.headers[.accessControlAllowOrigin] = origins
            response.headers[.accessControlExposeHeaders] = Self.readableHeaders
        }
    }

    private func preflight(_ answer: String?, _ isClientRoute: Bool) -> Response {
        var response = Response(status: .noContent)
        vary(&response, isClientRoute)
        if let answer {
            response.headers[.accessControlAllowOrigin] = answer
            response.headers[.accessControlAllowMethods] = "GET, HEAD, POST, PUT, PATCH, DELETE"
            response.headers[.accessControlAllowHeaders] = Self.acceptedHeaders
            // Two hours are the most that Chromium remembers.
            response.headers[.accessControlMaxAge] = "7200"
        }
        return response
    }

    private func vary(_ response: inout Response, _ isClientRoute: Bool) {
        if origins.depends(onClientRoute: isClientRoute) {
            response.headers.append(HTTPField(name: .vary, value: "Origin"))
        }
    }

    /// What a page may read besides the headers that browsers always show.
    private static let readableHeaders = [
        "Allow", "ETag", "Idempotency-Replayed", "Location", "RateLimit", "RateLimit-Limit", "RateLimit-Policy",
        "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "X-Request-Id",
    ].joined(separator: ", ")

    private static let acceptedHeaders = [
        "Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Request-Id",
    ].joined(separator: ", ")
}
