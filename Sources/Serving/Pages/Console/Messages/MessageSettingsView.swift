import ConsoleTexts
import Localization
import Notifications
import Texts

/// What is sent when, and by what.
struct MessageSettingsView {
    let practice: Practice
    let form: MessageSettingsForm
    let revision: String
    let isSaved: Bool

    /// Whether somebody else has changed the settings since the form was made, which now shows what they said.
    let isChangedByOther: Bool

    private var address: Address { practice.address.appending("message-settings") }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.messageSettings], practice: practice)
        layout.section = .messages
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                if isSaved { html.notice(.success, title: visit[.saved]) }
                if isChangedByOther { html.notice(.warning, title: visit[.changedByOther]) }
                html.element("h1", text: visit[.messageSettings])
                if form.isRefused { html.notice(.failure, title: visit.labels.checkDetails) }
                html.element("p") { html in
                    let preview = visit.link(practice.address.appending("message-preview"))
                    html.element("a", .class("button"), .href(preview), text: visit[.previewMessages])
                }
                html.element("div", .class("sheet")) { html in
                    html.element("div") { writeForm(visit, to: &$0) }
                }
            }
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(address)), .isNotValidated) { html in
            html.void("input", .type("hidden"), .name("revision"), .value(revision))
            writeMinutes(.first, .firstReminder, visit, to: &html)
            writeMinutes(.last, .lastReminder, visit, to: &html)
            writeMinutes(.review, .reviewAfter, visit, to: &html)
            writeMinutes(.approval, .approvalBefore, visit, to: &html)
            writeNight(visit, to: &html)
            FieldView(
                name: "channels",
                label: visit[.clientChannels],
                value: form[.channels],
                kind: .choice(
                    [("", visit[.standardChannels])] + Self.combinations.map { (word($0), title($0, visit)) }
                ),
                hint: visit[.standardChannelsHelp]
            ).write(to: &html)
            FieldView(
                name: "language",
                label: visit[.messageLanguage],
                value: form[.language],
                kind: .choice([("", "–")] + Language.allCases.map { ($0.tag, $0.ownName) })
            ).write(to: &html)
            writeSentences(visit, to: &html)
            writeOccasions(.client, .sentToClients, visit, to: &html)
            writeOccasions(.provider, .sentToYou, visit, to: &html)
            html.element("button", .class("button main"), text: visit[.save])
        }
    }

    private static let combinations: [[Channel]] = [
        [.email], [.sms], [.push], [.email, .sms], [.email, .push], [.sms, .push], [.email, .sms, .push],
    ]

    private func word(_ channels: [Channel]) -> String { MessageSettingsForm.word(channels) }

    private func title(_ channels: [Channel], _ visit: Visit) -> String { visit.language.list(channels.map(\.title)) }

    private func writeMinutes(
        _ field: MessageSettingsForm.Field,
        _ label: Phrase,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        FieldView(
            name: field.rawValue,
            label: visit[label],
            value: form[field],
            kind: .number,
            isRequired: true,
            hint: visit[.zeroForNone],
            fault: form.refused.contains(field) ? visit[.numberRefused] : nil,
            maximumLength: 6
        ).write(to: &html)
    }

    private func writeNight(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("fieldset") { html in
            html.element("legend", text: visit[.quietHours])
            html.element("p", .class("hint"), text: visit[.quietHoursHelp])
            html.element("div", .class("pair")) { html in
                for (field, label) in [(MessageSettingsForm.Field.nightStart, Phrase.from), (.nightEnd, .until)] {
                    FieldView(
                        name: field.rawValue,
                        label: visit[label],
                        value: form[field],
                        kind: .time,
                        isRequired: true,
                        fault: form.refused.contains(field) ? visit.words.fault(.required) : nil
                    ).write(to: &html)
                }
            }
        }
    }

    private func writeSentences(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("fieldset") { html in
            html.element("legend", text: visit[.ownSentence])
            html.element("p", .class("hint"), text: visit[.ownSentenceHelp])
            for language in Language.allCases {
                let fault = PageFault.tooLong(maximum: MessageChoices.maximumSentence)
                FieldView(
                    name: MessageSettingsForm.name(language),
                    label: language.ownName,
                    value: form.sentence(language),
                    fault: form.refusedSentences.contains(language) ? visit.words.fault(fault) : nil,
                    maximumLength: MessageChoices.maximumSentence
                ).write(to: &html)
            }
        }
    }

    private func writeOccasions(
        _ recipient: Recipient,
        _ label: Phrase,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        html.element("fieldset") { html in
            html.element("legend", text: visit[label])
            for occasion in MessageSettingsForm.occasions[recipient] ?? [] {
                FieldView(
                    name: MessageSettingsForm.name(recipient, occasion),
                    label: visit[occasion.name],
                    value: form.tells(recipient, occasion) ? "yes" : "",
                    kind: .check
                ).write(to: &html)
            }
        }
    }
}
