import CAssets
import Hummingbird
import NIOCore

/// The description of this interface, after OpenAPI 3.1.
struct OpenAPIController: Sendable {
    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("openapi.json", use: show)
    }

    func show(_ request: Request, context: APIContext) -> Response {
        .publicRead(Self.document, to: request, seconds: 300)
    }

    /// One for all answers, which share its bytes.
    private static let document = EncodedAnswer(
        ByteBuffer(bytes: UnsafeBufferPointer(start: asset_openapi_json.bytes, count: asset_openapi_json.count))
    )
}
