import HTTPTypes
import Hummingbird
import Logging

/// Gives each request an id, which its answer and every line of its log have.
///
/// The client's own `X-Request-Id` is taken where it is one and fit for a log.
struct RequestIDMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: APIContext,
        next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        let given = request.headers[values: .requestID]
        let id = (given.count == 1 ? Self.id(given: given[0]) : nil) ?? context.requestID
        var context = context
        context.requestID = id
        context.method = request.method
        context.logger[metadataKey: "hb.request.id"] = nil
        context.logger[metadataKey: "request.id"] = "\(id)"
        var response = try await next(request, context)
        response.headers[.requestID] = id
        return response
    }

    /// What the client gave, if it is fit for a log.
    static func id(given: String?) -> String? {
        given.flatMap { isFit($0) ? $0 : nil }
    }

    /// 1 to 64 letters, digits, dots, hyphens and underscores, so that no address fits.
    private static func isFit(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
                default: false
                }
            }
    }
}

extension HTTPField.Name {
    /// `X-Request-Id`.
    static var requestID: Self { known("X-Request-Id") }
}
