import Bookings
import ConsoleTexts
import Texts
import Webhooks

/// One webhook: its settings, whether it works, and what was sent to it.
struct WebhookView {
    let practice: Practice
    let endpoint: WebhookEndpoint
    let address: Address
    let form: WebhookForm
    let revision: String

    /// One page of them, latest event first.
    let deliveries: [WebhookDelivery]
    let hasOlder: Bool
    let isFirstPage: Bool

    /// Whether somebody else has changed the webhook since the form was made, which now shows what they said.
    let isChangedByOther: Bool
    var news: News?

    /// The outcome of the last action, to be shown.
    enum News: String {
        case saved, replayed
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.webhook], practice: practice)
        layout.section = .integrations
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                writeNews(visit, to: &html)
                html.element("p") { html in
                    html.element("span", .class(endpoint.tagStyle), text: visit[endpoint.title])
                }
                html.element("h1") { $0.element("bdi", text: endpoint.url.text) }
                writeProblem(visit, to: &html)
                writeActions(visit, to: &html)
                html.element("div", .class("columns apart")) { html in
                    html.element("section", .class("sheet"), .labelled(by: "settings")) { html in
                        html.element("div") { html in
                            html.element("h2", .id("settings"), text: visit[.settings])
                            WebhookFormView(
                                form: form,
                                hidden: ("revision", revision),
                                target: address,
                                button: .save
                            ).write(visit, to: &html)
                        }
                    }
                    html.element("section", .labelled(by: "deliveries")) { writeDeliveries(visit, to: &$0) }
                }
            }
        }
    }

    private func writeNews(_ visit: Visit, to html: inout HTMLWriter) {
        switch news {
        case .saved: html.notice(.success, title: visit[.saved])
        case .replayed: html.notice(.success, title: visit[.willBeSent])
        case nil: break
        }
        if isChangedByOther { html.notice(.warning, title: visit[.changedByOther]) }
        if !form.refused.isEmpty { html.notice(.failure, title: visit.labels.checkDetails) }
    }

    private func writeProblem(_ visit: Visit, to html: inout HTMLWriter) {
        if let since = endpoint.failingSince {
            html.element("p") { html in
                html.text("\(visit[.failingSince]): ")
                html.moment(since, of: practice, visit)
            }
        }
        // The sender's messages are in English only.
        if let problem = endpoint.problem {
            html.element("p", .class("quiet"), .language("en"), .direction("auto"), text: problem)
        }
    }

    private func writeActions(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("actions")) { html in
            if endpoint.status.isActive {
                html.button(visit[.pause], style: "button", to: visit.link(address.appending("pause")))
            } else {
                html.button(visit[.resume], style: "button main", to: visit.link(address.appending("resume")))
            }
            html.button(
                visit[.rotateSecret],
                style: "button",
                to: visit.link(address.appending("secret")),
                [("key", BookingSubmission.newKey())]
            )
            html.element(
                "a",
                .class("button away"),
                .href(visit.link(address.appending("remove"))),
                text: visit[.removeWebhook]
            )
        }
        html.element("p", .class("quiet"), text: "\(visit[.pauseHelp]) \(visit[.rotateSecretHelp])")
    }

    // MARK: Deliveries

    private func writeDeliveries(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", .id("deliveries"), text: visit[.deliveries])
        if deliveries.isEmpty { html.element("p", .class("quiet"), text: visit[.noDeliveries]) }
        html.element("ul", .class("rows")) { html in
            for delivery in deliveries { html.element("li") { write(delivery, visit, to: &$0) } }
        }
        html.element("p", .class("actions")) { html in
            if !isFirstPage {
                html.element("a", .class("button small"), .href(visit.link(address)), text: visit[.newest])
            }
            if hasOlder, let last = deliveries.last {
                let older = address.with("before", last.event.rawValue)
                html.element("a", .class("button small"), .href(visit.link(older)), text: visit[.older])
            }
        }
    }

    private func write(_ delivery: WebhookDelivery, _ visit: Visit, to html: inout HTMLWriter) {
        let id = delivery.event.rawValue
        html.element("div", .class("row-main")) { html in
            html.element("strong") { $0.element("bdi", .class("code"), text: delivery.kind.rawValue) }
            html.element("bdi", .class("quiet code"), text: id)
            html.element("span", .class("quiet")) { html in
                html.moment(delivery.attemptedAt ?? delivery.createdAt, of: practice, visit)
                html.text(" · \(visit[.attempts]): \(delivery.attempts)")
                if let answer = delivery.answer { html.text(" · \(visit[.answer]): \(answer)") }
                if delivery.status == .pending, let due = delivery.dueAt {
                    html.text(" · \(visit[.next]): ")
                    html.moment(due, of: practice, visit)
                }
            }
            if let problem = delivery.problem {
                html.element("span", .class("quiet"), .language("en"), .direction("auto"), text: problem)
            }
        }
        html.element("span", .class(delivery.status.tagStyle), text: visit[delivery.status.title])
        html.button(
            visit[.sendAgain],
            id,
            to: visit.link(address.appending("deliveries").appending(id).appending("replay")),
            [("key", BookingSubmission.newKey())]
        )
    }
}

extension WebhookDelivery.Status {
    fileprivate var title: Phrase {
        switch self {
        case .pending: .planned
        case .delivered: .delivered
        case .failed: .failed
        }
    }

    fileprivate var tagStyle: StaticString {
        switch self {
        case .pending: "tag"
        case .delivered: "tag good"
        case .failed: "tag bad"
        }
    }
}
