import BookableAPI
import HTTPTypes
import Hummingbird
import NIOCore

/// The reference of the API for people, at `/docs`.
struct ReferencePages {
    /// Made once somebody asks for it, for all who do; `nil` if there is no description that can be read.
    private static let page = Description.embedded().map { description in
        EncodedAnswer(
            ByteBuffer(bytes: ReferenceView(description: description).bytes()),
            type: "text/html; charset=utf-8"
        )
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        PageAssets.reference.addRoutes(to: router)
        router.get("docs") { request, _ in
            guard let page = Self.page else { throw PageRequest.notFound }
            var response = Response.publicRead(page, to: request, seconds: 300)
            response.headers[.contentSecurityPolicy] = """
                default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'; \
                frame-ancestors 'none'
                """
            return response
        }
    }
}
