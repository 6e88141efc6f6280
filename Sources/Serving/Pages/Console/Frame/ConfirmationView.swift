import ConsoleTexts

/// Asks for confirmation of something that cannot be undone.
struct ConfirmationView {
    let practice: Practice
    let section: ConsoleSection

    /// The question, which is also the label of the button.
    let question: String

    /// The name of what it is about, as people gave it.
    let subject: String
    let help: String

    /// Where the form is sent.
    let target: Address

    /// Where the page leads if the answer is no.
    let back: Address

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: question, practice: practice)
        layout.section = section
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", .direction("auto"), text: question)
                html.element("p") { html in
                    html.element("strong") { $0.element("bdi", text: subject) }
                }
                html.element("p", .class("quiet"), text: help)
                html.element("form", .method("post"), .action(visit.link(target))) { html in
                    html.element("div", .class("actions")) { html in
                        html.element("button", .class("button danger"), text: question)
                        html.element("a", .class("button"), .href(visit.link(back)), text: visit[.back])
                    }
                }
            }
        }
    }
}
