import ConsoleTexts

/// The field in which a script is written.
struct ScriptFieldView {
    let script: String
    let help: Phrase
    let isInvalid: Bool

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("field")) { html in
            html.element("label", .label(for: "script"), text: visit[.script])
            html.element("p", .class("hint"), .id("script-hint"), text: visit[help])
            html.element(
                "textarea",
                .class("code"),
                .id("script"),
                .name("script"),
                .rows("20"),
                .direction("ltr"),
                .described(by: ["script-hint"]),
                isInvalid ? .isInvalid : nil
            ) { html in
                // Browsers drop a line end right after the tag, which may have been typed.
                html.raw("\n")
                html.text(script)
            }
        }
    }
}
