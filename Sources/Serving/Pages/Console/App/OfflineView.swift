import ConsoleTexts

/// The page that the console shows without a connection if nothing else is kept.
///
/// It contains nothing about anybody, since the browser of every member keeps it.
struct OfflineView {
    static let address = Address("offline")

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.offline])
        layout.isSignedIn = false
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[.offline])
                html.element("p", text: visit[.offlineHelp])
                html.element("p") { html in
                    html.element("a", .class("button main"), .href(visit.link(Address("console"))), text: visit[.today])
                }
            }
        }
    }
}
