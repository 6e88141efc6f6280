import CivilTime
import Localization
import Texts

/// The frame around every page.
struct PageLayout {
    let visit: Visit
    let title: String

    /// What stands at the top and leads to the provider's page.
    var brand: (name: String, address: Address)?

    /// Whether search engines may list the page.
    var isPublic = false

    /// Stylesheets besides that of every page.
    var stylesheets: [Address] = []

    /// The class of the page as a whole.
    var style: StaticString?

    /// What belongs to the page besides stylesheets.
    var links: [(relation: StaticString, address: Address)] = []

    /// For programs that read or show links to the page.
    var metadata: PageMetadata?

    /// Stands at the top instead of the brand.
    var header: ((inout HTMLWriter) -> Void)?

    /// The page as one document; `main` writes what is the page's own.
    func bytes(_ main: (inout HTMLWriter) -> Void) -> [UInt8] {
        var html = HTMLWriter()
        html.raw("<!DOCTYPE html>")
        html.element(
            "html",
            .language(visit.language.tag),
            .direction(visit.language.isRightToLeft ? "rtl" : "ltr"),
            visit.isEmbedded ? .class("embedded") : nil
        ) { html in
            html.element("head") { writeHead(to: &$0) }
            html.element("body", style.map { .class($0) }) { html in
                html.element("a", .class("skip"), .href(fragment: "content"), text: visit.labels.skipToContent)
                writeHeader(to: &html)
                html.element("main", .id("content"), .isFocusable) { main(&$0) }
                writeFooter(to: &html)
            }
        }
        html.raw("\n")
        return html.bytes
    }

    private func writeHead(to html: inout HTMLWriter) {
        html.raw(
            """
            <meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">\
            <meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no">
            """
        )
        if !isPublic { html.raw("<meta name=\"robots\" content=\"noindex\">") }
        html.element("title", text: title)
        metadata?.write(to: &html)
        html.raw(Self.icon)
        for stylesheet in [visit.stylesheet] + stylesheets {
            html.void("link", .relation("stylesheet"), .href(stylesheet))
        }
        if let accent = visit.accent { html.void("link", .relation("stylesheet"), .href(accent)) }
        for link in links { html.void("link", .relation(link.relation), .href(link.address)) }
        for case let script? in [visit.frameScript, visit.script] {
            html.element("script", .source(script), .isDeferred, text: "")
        }
    }

    /// A drawing in the page itself, so that no browser asks for `/favicon.ico`.
    static let icon: StaticString = """
        <link rel="icon" href="data:image/svg+xml,\
        %3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%3E%3Crect%20width='16'%20height='16'%20rx='4'%20fill='%231f5bc4'/%3E%3Cpath%20d='M4%208.5l2.7%202.7L12%205.4'%20\
        fill='none'%20stroke='%23fff'%20stroke-width='2'/%3E%3C/svg%3E">
        """

    private func writeHeader(to html: inout HTMLWriter) {
        if let header { return header(&html) }
        // The site around a frame says whose page it is.
        guard let brand, !visit.isEmbedded else { return }
        html.element("header", .class("top")) { html in
            html.element("a", .href(visit.link(brand.address))) { html in
                visit.writeLogo(to: &html)
                html.element("bdi", text: brand.name)
            }
        }
    }

    private func writeFooter(to html: inout HTMLWriter) {
        html.element("footer") { html in
            html.element("nav", .labelled(visit.labels.language)) { html in
                html.element("ul", .class("languages")) { html in
                    for language in Language.allCases {
                        html.element("li") { writeLink(to: language, &$0) }
                    }
                }
            }
        }
    }

    private func writeLink(to language: Language, _ html: inout HTMLWriter) {
        // The language of the page keeps the region that was chosen with it.
        let tag = language == visit.language ? visit.chosenLanguage ?? language.tag : language.tag
        html.element(
            "a",
            .href(visit.here.with("zone", visit.zone?.name).with("lang", tag)),
            .language(language.tag),
            .targetLanguage(language.tag),
            language == visit.language ? .current("true") : nil,
            text: language.ownName
        )
    }
}
