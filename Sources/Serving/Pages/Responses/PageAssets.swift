import BookableAPI
import CAssets
import HTTPTypes
import Hummingbird
import NIOCore

/// A file that pages use, at an address that names its content and is kept for ever.
struct PageAssets: Sendable {
    let address: Address
    private let answer: EncodedAnswer

    /// Reports the height of an embedded page to the embedding page.
    static let frameScript = PageAssets("frame.js", "text/javascript; charset=utf-8", asset_frame_js)

    static let stylesheet = PageAssets("pages.css", "text/css; charset=utf-8", asset_pages_css)

    /// Of the console, besides that of all pages.
    static let console = PageAssets("console.css", "text/css; charset=utf-8", asset_console_css)

    /// Of the API's reference, likewise.
    static let reference = PageAssets("reference.css", "text/css; charset=utf-8", asset_reference_css)

    /// Registers the service worker of the console.
    static let consoleScript = PageAssets("console.js", "text/javascript; charset=utf-8", asset_console_js)

    /// Turns notifications about a booking on and off.
    static let bookingScript = PageAssets("booking.js", "text/javascript; charset=utf-8", asset_booking_js)

    /// Says so where the device of the visitor is set to another zone.
    static let monthScript = PageAssets("month.js", "text/javascript; charset=utf-8", asset_month_js)

    /// Searches near where the visitor is, if they say so.
    static let searchScript = PageAssets("search.js", "text/javascript; charset=utf-8", asset_search_js)

    /// The path of the web app manifest.
    static let manifest = Address("manifest.webmanifest")

    static let icon = PageAssets("icon.svg", "image/svg+xml", asset_icon_svg)
    static let smallIcon = PageAssets("icon-192.png", "image/png", asset_icon_192_png)
    static let largeIcon = PageAssets("icon-512.png", "image/png", asset_icon_512_png)
    static let maskableIcon = PageAssets("maskable-512.png", "image/png", asset_maskable_512_png)
    static let icons = [icon, smallIcon, largeIcon, maskableIcon]

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

    /// The script that puts pages into those of other sites, at an address that stays the same.
    static func addEmbedding(to router: some RouterMethods<APIContext>) {
        let script = PageAssets("embed.js", "text/javascript; charset=utf-8", asset_embed_js).answer
        router.get("embed.js") { request, _ in
            var response = Response.publicRead(script, to: request, seconds: 3_600)
            // Whoever embeds may ask for scripts of others to be sent for embedding alone.
            response.headers[.crossOriginResourcePolicy] = "cross-origin"
            return response
        }
    }

    private static let year = 31_536_000
}

extension HTTPField.Name {
    /// `Cross-Origin-Resource-Policy` (Fetch).
    fileprivate static var crossOriginResourcePolicy: Self {
        guard let name = HTTPField.Name("Cross-Origin-Resource-Policy") else {
            preconditionFailure("This is the name of a field.")
        }
        return name
    }
}
