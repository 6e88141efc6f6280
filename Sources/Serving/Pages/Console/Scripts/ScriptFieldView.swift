import ConsoleTexts

/// The field in which a script is written.
struct ScriptFieldView {
    let script: String
    let help: Phrase

    /// Values and functions that scripts of this kind are given, for whoever writes the first one.
    let names: [String]
    let isInvalid: Bool

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("field")) { html in
            html.element("label", .label(for: "script"), text: visit[.script])
            html.element("p", .class("hint"), .id("script-hint"), text: visit[help])
            html.element("p", .class("hint"), .id("script-names")) { html in
                html.text("\(visit[.scriptNames]): ")
                html.element("bdi", .class("code"), .direction("ltr"), text: names.joined(separator: " · "))
            }
            html.element(
                "textarea",
                .class("code"),
                .id("script"),
                .name("script"),
                .rows("20"),
                .direction("ltr"),
                .described(by: ["script-hint", "script-names"]),
                isInvalid ? .isInvalid : nil
            ) { html in
                // Browsers drop a line end right after the tag, which may have been typed.
                html.raw("\n")
                html.text(script)
            }
        }
    }
}
