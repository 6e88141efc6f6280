import ConsoleTexts

/// Asks whether something that cannot be undone is to be done.
struct ConfirmationView {
    let practice: Practice
    let section: ConsoleSection

    /// What is asked, which is also what the button does.
    let question: String

    /// What it is about, in the words of people.
    let subject: String
    let help: String

    /// Where the form is sent.
    let target: Address

    /// Where the page leads if it is not to be done.
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
