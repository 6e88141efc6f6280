import Bookings
import CivilTime
import ConsoleTexts
import Texts
import Webhooks

/// The API keys and webhooks of a provider.
struct IntegrationsView {
    let practice: Practice
    let keys: [APIKey]

    /// As of when the keys are in force, expired or revoked.
    let now: Instant
    let endpoints: [WebhookEndpoint]

    /// Whether the server sends webhooks.
    let tellsPrograms: Bool

    /// What was typed as the name of a key.
    let name: String
    let problem: Problem?
    var news: News?

    enum Problem {
        case name, tooMany
    }

    /// The outcome of the last action, to be shown.
    enum News: String {
        case revoked, removed
        case tooMany = "too-many"
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.integrations], practice: practice)
        layout.section = .integrations
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                writeNews(visit, to: &html)
                html.element("h1", text: visit[.integrations])
                html.element("h2", text: visit[.keys])
                html.element("p", .class("quiet"), text: visit[.keysHelp])
                writeKeys(visit, to: &html)
                html.element("section", .class("sheet"), .labelled(by: "key-title")) { html in
                    html.element("div") { writeForm(visit, to: &$0) }
                }
                html.element("h2", text: visit[.webhooks])
                writeEndpoints(visit, to: &html)
            }
        }
    }

    private func writeNews(_ visit: Visit, to html: inout HTMLWriter) {
        if problem == .tooMany { html.notice(.failure, title: visit[.tooMany]) }
        switch news {
        case .revoked: html.notice(.success, title: visit[.revoked])
        case .removed: html.notice(.success, title: visit[.removed])
        case .tooMany: html.notice(.failure, title: visit[.tooMany])
        case nil: break
        }
    }

    private func writeKeys(_ visit: Visit, to html: inout HTMLWriter) {
        guard !keys.isEmpty else { return html.element("p", .class("empty"), text: visit[.none]) }
        html.element("ul", .class("rows")) { html in
            for key in keys { html.element("li") { write(key, visit, to: &$0) } }
        }
    }

    private func write(_ key: APIKey, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { html in
            html.element("strong") { $0.element("bdi", text: key.name.isEmpty ? key.id.rawValue : key.name) }
            html.element("span", .class("quiet")) { html in
                html.element("bdi", .class("code"), text: key.id.rawValue)
                html.text(" · \(visit[.createdOn]) ")
                html.moment(key.createdAt, of: practice, visit)
            }
            html.element("span", .class("quiet")) { writeUse(of: key, visit, to: &$0) }
        }
        switch key.standing(at: now) {
        case .revoked: return html.element("span", .class("tag"), text: visit[.revoked])
        case .expired: return html.element("span", .class("tag"), text: visit[.keyExpired])
        case .inForce: break
        }
        let target = practice.address.appending("keys").appending(key.id.rawValue).appending("revoke")
        html.element(
            "a",
            .class("button small away"),
            .href(visit.link(target)),
            .labelled("\(visit[.revoke]): \(key.name)"),
            text: visit[.revoke]
        )
    }

    /// When it was last used and when it ends, and what it is confined to.
    private func writeUse(of key: APIKey, _ visit: Visit, to html: inout HTMLWriter) {
        if let last = key.lastUsedAt {
            html.text("\(visit[.lastUsed]) ")
            html.moment(last, of: practice, visit)
        } else {
            html.text(visit[.neverUsed])
        }
        if let end = key.expiresAt, key.standing(at: now) == .inForce {
            html.text(" · \(visit[.expiresOn]) ")
            html.moment(end, of: practice, visit)
        }
        if let scopes = key.scopes {
            html.text(" · ")
            html.element("bdi", .class("code"), text: scopes.text)
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h3", .id("key-title"), text: visit[.createKey])
        let action = visit.link(practice.address.appending("keys"))
        html.element("form", .method("post"), .action(action), .isNotValidated) { html in
            html.void("input", .type("hidden"), .name("key"), .value(BookingSubmission.newKey()))
            FieldView(
                name: "name",
                label: visit[.name],
                value: name,
                isRequired: true,
                hint: visit[.keyNameHelp],
                fault: problem == .name ? visit.words.fault(.required) : nil,
                autocomplete: "off"
            ).write(to: &html)
            html.element("button", .class("button main"), text: visit[.createKey])
        }
    }

    // MARK: Webhooks

    private func writeEndpoints(_ visit: Visit, to html: inout HTMLWriter) {
        guard tellsPrograms else {
            return html.notice(.warning, title: visit[.webhooksUnavailable], text: visit[.secretsKeyMissing])
        }
        html.element("p", .class("quiet"), text: visit[.webhooksHelp])
        if !endpoints.isEmpty {
            html.element("ul", .class("rows")) { html in
                for endpoint in endpoints { html.element("li") { write(endpoint, visit, to: &$0) } }
            }
        }
        html.element("p") { html in
            let new = practice.address.appending("new-webhook")
            html.element("a", .class("button"), .href(visit.link(new)), text: visit[.addWebhook])
        }
    }

    private func write(_ endpoint: WebhookEndpoint, _ visit: Visit, to html: inout HTMLWriter) {
        let own = practice.address.appending("webhooks").appending(endpoint.id.rawValue)
        html.element("div", .class("row-main")) { html in
            html.element("a", .href(visit.link(own))) { html in
                html.element("strong") { $0.element("bdi", text: endpoint.url.text) }
            }
            if !endpoint.description.isEmpty {
                html.element("bdi", .class("quiet"), text: endpoint.description)
            }
        }
        html.element("span", .class(endpoint.tagStyle), text: visit[endpoint.title])
    }
}

extension WebhookEndpoint {
    var title: Phrase {
        switch status {
        case .active: .active
        case .paused(.requested): .paused
        case .paused(.failing): .pausedFailing
        case .paused(.gone): .pausedGone
        }
    }

    var tagStyle: StaticString {
        switch status {
        case .active: problem == nil ? "tag good" : "tag warn"
        case .paused(.requested): "tag"
        case .paused: "tag bad"
        }
    }
}
