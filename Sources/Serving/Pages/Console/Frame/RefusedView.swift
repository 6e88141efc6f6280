import ConsoleTexts

/// Says that the role of a member does not allow what was asked for.
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
