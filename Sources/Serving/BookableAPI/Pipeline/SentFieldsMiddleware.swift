import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Records the names of the JSON members that a change sends, never their values, for the audit log.
struct SentFieldsMiddleware: RouterMiddleware {
    let maximumBodySize: Int

    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        // A body that is too long is left to the route, which refuses it as any other. One that comes in chunks has no length.
        let length = request.headers[.contentLength].map { Int($0) ?? 0 }
        // A document has no members, and may be longer than other bodies.
        guard request.method == .patch || request.method == .put, context.isRecorded,
            !request.uri.path.contains("/documents/"),
            length.map({ 1...maximumBodySize ~= $0 }) ?? true
        else { return try await next(request, context) }
        var (request, context) = (request, context)
        let buffer = try await request.body.collect(upTo: maximumBodySize)
        request.body = RequestBody(buffer: buffer)
        context.sentFields = Self.names(in: Data(Array(buffer: buffer)))
        return try await next(request, context)
    }

    /// The sorted names of a JSON object's members; empty for anything else.
    private static func names(in data: Data) -> [String] {
        let document: Any?
        do {
            document = try JSONSerialization.jsonObject(with: data)
        } catch {
            // The route reports the error.
            return []
        }
        return (document as? [String: Any])?.keys.sorted() ?? []
    }
}
