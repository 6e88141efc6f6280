import BookableAPI
import CAssets
import Hummingbird
import NIOCore

/// A file that pages use, at an address that names its content and is kept for ever.
struct PageAssets: Sendable {
    let address: Address
    private let answer: EncodedAnswer

    static let stylesheet = PageAssets("pages.css", "text/css; charset=utf-8", asset_pages_css)

    private init(_ name: String, _ type: String, _ asset: asset) {
        answer = EncodedAnswer(
            ByteBuffer(bytes: UnsafeBufferPointer(start: asset.bytes, count: asset.count)),
            type: type
        )
        address = Address("assets", String(answer.tag.prefix(16)), name)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get(RouterPath(address.text)) { [answer] request, _ in
            var response = Response.publicRead(answer, to: request, seconds: Self.year)
            response.headers[.cacheControl] = "public, max-age=\(Self.year), immutable"
            return response
        }
    }

    private static let year = 31_536_000
}
