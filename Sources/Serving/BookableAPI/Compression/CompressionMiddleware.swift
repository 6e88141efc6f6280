import HTTPTypes
import Hummingbird
import NIOCore

/// Compresses bodies for those who ask for it.
///
/// Only what is read: an answer to a change can hold a new token beside text that was sent, which compression could betray.
struct CompressionMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        guard request.method == .get || request.method == .head, Self.isCompressible(response) else { return response }
        Self.vary(&response)
        guard request.method == .get, request.acceptsGzip else { return response }
        return try await Self.compress(response)
    }

    /// Tells caches that the body depends on what the client takes.
    static func vary(_ response: inout Response) {
        response.headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
    }

    /// Whether it is worth it, and has not been done.
    static func isCompressible(_ response: Response) -> Bool {
        guard response.status != .notModified, response.headers[.contentEncoding] == nil,
            let length = response.body.contentLength, (leastLength...maximumLength).contains(length)
        else { return false }
        let type = response.headers[.contentType] ?? ""
        return type.hasSuffix("json") || type.hasPrefix("text/") || type == "image/svg+xml"
    }

    /// Away from the event loop: a long list takes milliseconds.
    @concurrent private static func compress(_ response: Response) async throws -> Response {
        let collector = BodyCollector(capacity: response.body.contentLength ?? 0)
        try await response.body.write(collector)
        guard let compressed = Gzip.compress(collector.buffer) else {
            var response = response
            response.body = ResponseBody(byteBuffer: collector.buffer)
            return response
        }
        var compressedResponse = response
        compressedResponse.body = ResponseBody(byteBuffer: compressed)
        compressedResponse.headers[.contentEncoding] = "gzip"
        return compressedResponse
    }

    /// About a packet: what is shorter arrives no sooner.
    private static let leastLength = 1_024

    /// Longer lists are written as they are read, and never whole in memory.
    private static let maximumLength = 2 * 1_024 * 1_024
}
