import ConsoleTexts

/// A secret that was just made, and is shown only this once.
struct SecretView {
    let practice: Practice
    let section: ConsoleSection
    let title: String

    /// The name of what it is for, as people gave it.
    var subject: String?
    let secret: String

    /// Where the page leads on to.
    let back: Address

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: title, practice: practice)
        layout.section = section
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: title)
                if let subject {
                    html.element("p") { html in
                        html.element("strong") { $0.element("bdi", text: subject) }
                    }
                }
                html.secret(secret, title: visit[.shownOnce])
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(back)), text: visit[.back])
                }
            }
        }
    }
}
