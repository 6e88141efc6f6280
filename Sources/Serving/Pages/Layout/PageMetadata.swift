/// What programs that read or show links to a page are told of it: the Open Graph protocol, and a document of schema.org.
struct PageMetadata {
    let title: String
    var description: String?

    /// Of the page, with scheme and host; `nil` if the server's public URL is not configured.
    var url: String?
    var image: String?

    /// JSON-LD.
    var structuredData: String?

    func write(to html: inout HTMLWriter) {
        html.void("meta", .property("og:type"), .content("business.business"))
        html.void("meta", .property("og:title"), .content(title))
        html.void("meta", .name("twitter:card"), .content("summary"))
        if let description {
            let text = String(description.prefix(Self.longestDescription))
            html.void("meta", .name("description"), .content(text))
            html.void("meta", .property("og:description"), .content(text))
        }
        if let url {
            html.void("meta", .property("og:url"), .content(url))
            html.void("link", .relation("canonical"), .href(outside: url))
        }
        if let image { html.void("meta", .property("og:image"), .content(image)) }
        if let structuredData { html.structuredData(structuredData) }
    }

    /// As much as search engines show.
    private static let longestDescription = 200
}
