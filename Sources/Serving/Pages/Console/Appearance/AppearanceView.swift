import ConsoleTexts
import Localization
import Texts

/// How a provider's pages look, and what they say in each language.
struct AppearanceView {
    let practice: Practice
    let form: AppearanceForm
    let texts: PageTextForm

    /// The fingerprint of the texts that the form was made for.
    let revision: String

    /// The language of the texts.
    let language: Language
    let news: News?

    enum News: Sendable {
        case saved, logoRefused, changedByOther, tooLong
    }

    private var address: Address { practice.address.appending("page") }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.appearance], practice: practice)
        layout.section = .services
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                writeNews(visit, to: &html)
                html.element("h1", text: visit[.appearance])
                html.element("div", .class("columns")) { html in
                    html.element("section", .class("sheet"), .labelled(by: "look")) { html in
                        html.element("div") { writeLook(visit, to: &$0) }
                        html.element("div") { writeLogo(visit, to: &$0) }
                    }
                    html.element("section", .class("sheet"), .labelled(by: "texts")) { html in
                        html.element("div") { writeTexts(visit, to: &$0) }
                    }
                }
            }
        }
    }

    private func writeNews(_ visit: Visit, to html: inout HTMLWriter) {
        switch news {
        case .saved: html.notice(.success, title: visit[.saved])
        case .logoRefused: html.notice(.failure, title: visit[.logoRefused])
        case .changedByOther: html.notice(.warning, title: visit[.changedByOther])
        case .tooLong: html.notice(.failure, title: visit[.textsTooLong])
        case nil: break
        }
    }

    private func writeLook(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", .id("look"), text: visit[.yourPage])
        html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
            FieldView(
                name: "accent",
                label: visit[.accentColor],
                value: form.accent,
                hint: visit[.accentColorHelp],
                fault: form.refusesAccent ? visit[.accentColorRefused] : nil,
                maximumLength: 7
            ).write(to: &html)
            FieldView(
                name: "origins",
                label: visit[.embedOrigins],
                value: form.origins,
                kind: .area(rows: "3"),
                hint: visit[.embedOriginsHelp],
                fault: form.refusesOrigins ? visit[.embedOriginsRefused] : nil,
                maximumLength: 6_000
            ).write(to: &html)
            html.element("button", .class("button main"), text: visit[.save])
        }
    }

    private func writeLogo(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.logo])
        if let logo = LogoPages.address(of: practice.provider) {
            html.void(
                "img",
                .class("logo"),
                .source(logo),
                .alternative(visit[.logo]),
                .number("width", 88),
                .number("height", 88)
            )
            html.button(visit[.removeLogo], to: visit.link(address.appending("logo").appending("remove")))
        }
        let action = visit.link(address.appending("logo"))
        html.element("form", .method("post"), .action(action), .encoding("multipart/form-data")) { html in
            html.element("div", .class("field")) { html in
                html.element("label", .label(for: "logo"), text: visit[.uploadLogo])
                html.element("p", .class("hint"), .id("logo-hint"), text: visit[.logoHelp])
                html.void(
                    "input",
                    .type("file"),
                    .id("logo"),
                    .name("file"),
                    .accepts("image/png,image/jpeg,image/webp"),
                    .isRequired,
                    .described(by: ["logo-hint"])
                )
            }
            html.element("button", .class("button"), text: visit[.uploadLogo])
        }
    }

    // MARK: Texts

    private func writeTexts(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", .id("texts"), text: visit[.pageTexts])
        html.element("p", .class("quiet"), text: visit[.pageTextsHelp])
        html.element("nav", .labelled(visit[.pageTexts])) { html in
            html.element("ul", .class("languages")) { html in
                for other in Language.allCases {
                    html.element("li") { html in
                        html.element(
                            "a",
                            .href(visit.link(address.with("texts", other.tag))),
                            .language(other.tag),
                            other == language ? .current("true") : nil,
                            text: other.ownName
                        )
                    }
                }
            }
        }
        let action = visit.link(address.appending("texts"))
        html.element("form", .method("post"), .action(action), .isNotValidated) { html in
            html.void("input", .type("hidden"), .name("language"), .value(language.tag))
            html.void("input", .type("hidden"), .name("revision"), .value(revision))
            FieldView(
                name: "description",
                label: "\(visit[.aboutProvider]) (\(language.ownName))",
                value: texts.description,
                kind: .area(rows: "4"),
                maximumLength: PageTextForm.longestDescription
            ).write(to: &html)
            for row in texts.rows { write(row, visit, to: &html) }
            html.element("button", .class("button main"), text: visit[.save])
        }
    }

    private func write(_ row: PageTextForm.Row, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("fieldset", .class("choices")) { html in
            html.element("legend") { $0.element("bdi", text: row.ownName) }
            FieldView(
                name: PageTextForm.nameField(row.id),
                label: visit[.name],
                value: row.name,
                maximumLength: PageTextForm.longestName
            ).write(to: &html)
            FieldView(
                name: PageTextForm.descriptionField(row.id),
                label: visit[.description],
                value: row.description,
                kind: .area(rows: "2"),
                maximumLength: PageTextForm.longestDescription
            ).write(to: &html)
        }
    }
}
