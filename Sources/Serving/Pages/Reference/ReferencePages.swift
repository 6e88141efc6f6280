import BookableAPI
import HTTPTypes
import Hummingbird
import NIOCore

/// The reference of the API for people, at `/docs`.
struct ReferencePages {
    /// Made once somebody asks for it, for all who do.
    private static let page = EncodedAnswer(
        ByteBuffer(bytes: ReferenceView(description: .embedded()).bytes()),
        type: "text/html; charset=utf-8"
    )

    func addRoutes(to router: some RouterMethods<APIContext>) {
        PageAssets.reference.addRoutes(to: router)
        router.get("docs") { request, _ in
            var response = Response.publicRead(Self.page, to: request, seconds: 300)
            response.headers[.contentSecurityPolicy] = """
                default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; \
                frame-ancestors 'none'
                """
            return response
        }
    }
}
