import ConsoleTexts

/// The list of shortcuts, which the script of the console shows when its key is pressed, and by which it finds where they lead.
///
/// Without a script it is never seen, and its links stand elsewhere on the page.
struct ShortcutsView {
    let practice: Practice
    let shortcuts: [Shortcut]

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("dialog", .id("keys"), .labelled(by: "keys-title")) { html in
            html.element("h2", .id("keys-title"), text: visit[.shortcuts])
            html.element("ul", .class("rows")) { html in
                for shortcut in shortcuts {
                    html.element("li") { html in
                        html.element(
                            "a",
                            .href(visit.link(shortcut.address(in: practice))),
                            .key(shortcut.rawValue),
                            text: visit[shortcut.title]
                        )
                        html.element("kbd", text: shortcut.rawValue)
                    }
                }
                html.element("li") { html in
                    html.element("span", text: visit[.showShortcuts])
                    html.element("kbd", text: Shortcut.help)
                }
            }
            html.element("p") { html in
                html.element("a", .href(visit.link(Address("console", "account"))), text: visit[.switchShortcutsOff])
            }
            html.element("form", .method("dialog")) { html in
                html.element("button", .class("button"), text: visit[.close])
            }
        }
    }
}
