import ConsoleTexts

/// The page that says that the member's role does not allow the request.
struct RefusedView {
    let practice: Practice

    func bytes(for visit: Visit) -> [UInt8] {
        ConsoleLayout(visit: visit, title: visit[.notAllowed], practice: practice).bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[.notAllowed])
                html.element("p", text: visit[.notAllowedHelp])
            }
        }
    }
}
