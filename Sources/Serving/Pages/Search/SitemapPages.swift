import BookableAPI
import Hummingbird
import Marketplace
import NIOCore

/// What search engines are told of: the pages of listed providers (sitemaps.org, protocol 0.9).
struct SitemapPages: Sendable {
    let index: SearchIndex

    /// With which the addresses begin.
    let publicURL: String

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("sitemap.xml") { try await sitemap(PageRequest($0, $1)) }
        router.get("robots.txt") { _, _ in robots() }
    }

    /// The most addresses of one file, by the protocol.
    private static let maximumCount = 50_000

    /// The addresses, or with more than fit the files that have them.
    private func sitemap(_ request: PageRequest) async throws -> Response {
        let slugs = try await index.slugs(at: request.now)
        var html = HTMLWriter(capacity: 100 * min(slugs.count, Self.maximumCount) + 1_024)
        html.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        let files = (slugs.count + Self.maximumCount - 1) / Self.maximumCount
        if let part = Int(request.query["part"]) {
            guard (1...max(1, files)).contains(part) else { throw PageRequest.notFound }
            write(slugs.dropFirst((part - 1) * Self.maximumCount).prefix(Self.maximumCount), to: &html)
        } else if files > 1 {
            html.raw("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
            for part in 1...files {
                let address = Address("sitemap.xml").with("part", String(part))
                html.element("sitemap") { $0.element("loc", text: publicURL + address.text) }
                html.raw("\n")
            }
            html.raw("</sitemapindex>\n")
        } else {
            write(slugs[...], to: &html)
        }
        return Response(bytes: html.bytes, type: "application/xml; charset=utf-8")
    }

    private func write(_ slugs: ArraySlice<ListingSlug>, to html: inout HTMLWriter) {
        html.raw("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for slug in slugs {
            html.element("url") { $0.element("loc", text: publicURL + Address(slug.rawValue).text) }
            html.raw("\n")
        }
        html.raw("</urlset>\n")
    }

    private func robots() -> Response {
        let text = """
            User-agent: *
            Disallow: /b/
            Disallow: /console/
            Disallow: /my
            Sitemap: \(publicURL)/sitemap.xml

            """
        return Response(bytes: Array(text.utf8), type: "text/plain; charset=utf-8")
    }
}

extension Response {
    fileprivate init(bytes: [UInt8], type: String) {
        self.init(
            status: .ok,
            headers: [.contentType: type, .cacheControl: "public, max-age=3600"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
