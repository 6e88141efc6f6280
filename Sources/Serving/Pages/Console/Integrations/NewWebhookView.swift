import ConsoleTexts
import Texts

/// The page that adds a webhook.
struct NewWebhookView {
    let practice: Practice
    let form: WebhookForm
    let key: String

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.addWebhook], practice: practice)
        layout.section = .integrations
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                html.element("h1", text: visit[.addWebhook])
                if !form.refused.isEmpty { html.notice(.failure, title: visit.labels.checkDetails) }
                html.element("div", .class("sheet")) { html in
                    html.element("div") { html in
                        WebhookFormView(
                            form: form,
                            hidden: ("key", key),
                            target: practice.address.appending("new-webhook"),
                            button: .addWebhook
                        ).write(visit, to: &html)
                    }
                }
            }
        }
    }
}
