import Bookings
import ConsoleTexts
import Localization
import Texts

/// The layout of the console's pages: the provider, the menu, and who is signed in.
struct ConsoleLayout {
    let visit: Visit
    let title: String

    /// `nil` on pages that belong to no provider.
    var practice: Practice?

    /// The section that the page belongs to.
    var section: ConsoleSection?
    var isSignedIn = true

    func bytes(_ main: (inout HTMLWriter) -> Void) -> [UInt8] {
        let name = practice?.provider.name ?? visit[.menu]
        var layout = PageLayout(visit: visit, title: title == name ? name : "\(title) – \(name)")
        layout.stylesheets = [PageAssets.console.address]
        layout.style = "console"
        layout.links = [
            ("manifest", PageAssets.manifest), ("apple-touch-icon", PageAssets.smallIcon.address),
        ]
        layout.header = { writeHeader(to: &$0) }
        return layout.bytes(main)
    }

    private func writeHeader(to html: inout HTMLWriter) {
        html.element("header", .class("bar")) { html in
            html.element("a", .class("practice"), .href(visit.link(practice?.address ?? Address("console")))) { html in
                html.element("bdi", text: practice?.provider.name ?? visit[.menu])
            }
            if let practice { writeSections(of: practice, to: &html) }
            if isSignedIn {
                html.element(
                    "a",
                    .class("account"),
                    .href(visit.link(Address("console", "account"))),
                    section == .account ? .current("page") : nil,
                    text: visit[.account]
                )
            }
        }
        if let practice, case let shortcuts = Shortcut.all(for: practice), !shortcuts.isEmpty {
            ShortcutsView(practice: practice, shortcuts: shortcuts).write(visit, to: &html)
        }
    }

    private func writeSections(of practice: Practice, to html: inout HTMLWriter) {
        let sections = ConsoleSection.allCases.filter { $0.isShown(to: practice) }
        let further = sections.dropFirst(Self.sectionsOnPhones)
        html.element("nav", .labelled(visit[.menu])) { html in
            html.element("ul") { html in
                for section in sections {
                    html.element("li", further.contains(section) ? .class("further") : nil) { html in
                        write(section, of: practice, to: &html)
                    }
                }
            }
            if !further.isEmpty { writeFurther(further, of: practice, to: &html) }
        }
    }

    /// The sections again that do not fit on a phone, behind a button that works without scripts; one of both is shown.
    private func writeFurther(
        _ sections: ArraySlice<ConsoleSection>,
        of practice: Practice,
        to html: inout HTMLWriter
    ) {
        let current = sections.first { $0 == section }
        html.element("details") { html in
            html.element("summary", current == nil ? nil : .class("here")) { html in
                html.text(visit[current?.title ?? .moreSections])
            }
            html.element("ul") { html in
                for section in sections {
                    html.element("li") { write(section, of: practice, to: &$0) }
                }
            }
        }
    }

    private func write(_ section: ConsoleSection, of practice: Practice, to html: inout HTMLWriter) {
        html.element(
            "a",
            .href(visit.link(section.address(in: practice))),
            section == self.section ? .current("page") : nil,
            text: visit[section.title]
        )
    }

    /// How many sections a phone shows without the button.
    private static let sectionsOnPhones = 3
}

extension Visit {
    /// A phrase of the console in the language of the page.
    subscript(phrase: Phrase) -> String { phrase[language] }
}
