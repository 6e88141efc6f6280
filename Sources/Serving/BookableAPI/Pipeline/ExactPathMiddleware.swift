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
        guard Self.isExact(path) else {
            context.coreContext.endpointPath.value = "NotFound"
            throw HTTPError(.notFound)
        }
        return try await next(request, context)
    }

    /// Whether no slash follows another, and none ends a longer path.
    private static func isExact(_ path: String) -> Bool {
        let slash = UInt8(ascii: "/")
        var last: UInt8 = 0
        for byte in path.utf8 {
            if byte == slash, last == slash { return false }
            last = byte
        }
        return last != slash || path.utf8.count == 1
    }
}
