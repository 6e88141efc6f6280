import HTTPTypes
import Hummingbird

/// Tells browsers to take an answer for nothing but what it says it is, and to let pictures and pages load nothing.
struct SecurityHeadersMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        Self.secure(&response)
        return response
    }

    static func secure(_ response: inout Response) {
        response.headers[.xContentTypeOptions] = "nosniff"
        let type = response.headers[.contentType] ?? ""
        // A page that posts says itself what it may do.
        guard response.headers[.contentSecurityPolicy] == nil else { return }
        if type.hasPrefix("image/svg+xml") || type.hasPrefix("text/html") {
            response.headers[.contentSecurityPolicy] = policy
        }
    }

    /// The style of a curve stands in the picture itself.
    private static let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
}
