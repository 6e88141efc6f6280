import ConsoleTexts
import Localization
import Notifications
import Texts

/// What a message says in each language.
struct MessagePreviewView {
    let practice: Practice
    let example: ExampleMessage
    let occasion: Notifications.Occasion
    let recipient: Recipient

    private var address: Address { practice.address.appending("message-preview") }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.previewMessages], practice: practice)
        layout.section = .messages
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1", text: visit[.previewMessages])
                html.element("p", .class("quiet"), text: visit[.previewHelp])
                writeChooser(visit, to: &html)
                html.element("div", .class("columns")) { html in
                    for language in Language.allCases { write(language, visit, to: &html) }
                }
                html.element("p") { html in
                    let back = visit.link(practice.address.appending("message-settings"))
                    html.element("a", .class("button"), .href(back), text: visit[.messageSettings])
                }
            }
        }
    }

    private func writeChooser(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .class("inline chooser"), .action(address)) { html in
            if let tag = visit.chosenLanguage {
                html.void("input", .type("hidden"), .name("lang"), .value(tag))
            }
            html.element("select", .name("occasion"), .labelled(visit[.message])) { html in
                for choice in Notifications.Occasion.allCases {
                    html.element(
                        "option",
                        .value(choice.rawValue),
                        choice == occasion ? .isSelected : nil,
                        text: visit[choice.name]
                    )
                }
            }
            html.element("select", .name("to"), .labelled(visit[.recipient])) { html in
                for choice in Recipient.allCases {
                    html.element(
                        "option",
                        .value(choice.rawValue),
                        choice == recipient ? .isSelected : nil,
                        text: visit[choice == .client ? .toClient : .toProvider]
                    )
                }
            }
            html.element("button", .class("button small"), text: visit[.show])
        }
    }

    private func write(_ language: Language, _ visit: Visit, to html: inout HTMLWriter) {
        let message = example.message(occasion, to: recipient, in: language)
        html.element("section", .class("sheet"), .labelled(by: "message-\(language.tag)")) { html in
            html.element("div") { html in
                html.element("h2", .id("message-\(language.tag)"), .language(language.tag), text: language.ownName)
                html.element(
                    "div",
                    .class("stack"),
                    .language(language.tag),
                    .direction(language.isRightToLeft ? "rtl" : "ltr")
                ) { html in
                    html.element("strong", text: message.subject)
                    for paragraph in message.email.paragraphs { html.element("p", text: paragraph) }
                    html.element("dl", .class("facts")) { html in
                        for fact in message.email.facts { html.fact(fact.label, fact.value) }
                    }
                    html.element("p", .class("quiet"), text: message.email.footer)
                }
            }
        }
    }
}
