import Hummingbird

/// Answers a path with empty segments, such as `//metrics` or `/metrics/`, with 404.
///
/// The router passes over empty segments, so that a proxy's rule for `/metrics` would leave other ways to it.
struct ExactPathMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard !path.contains("//"), path == "/" || !path.hasSuffix("/") else {
            context.coreContext.endpointPath.value = "NotFound"
            throw HTTPError(.notFound)
        }
        return try await next(request, context)
    }
}
