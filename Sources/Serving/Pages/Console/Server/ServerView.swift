import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Notifications

/// How the server does, what is switched on, and its jobs.
struct ServerView {
    /// Something that works only where it is configured.
    struct Feature: Sendable {
        let kind: Kind
        let isOn: Bool

        enum Kind: Sendable {
            case channel(Channel)
            case calendars, webhooks
        }

        func title(_ visit: Visit) -> String {
            switch kind {
            case .channel(let channel): channel.title
            case .calendars: visit[.calendars]
            case .webhooks: visit[.webhooks]
            }
        }
    }

    let health: ServerHealth
    let features: [Feature]
    let counts: [JobCount]

    /// The jobs that were given up, of all providers.
    let dead: [Job]
    let now: Instant
    let isRetried: Bool

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.server])
        layout.section = .account
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                if isRetried { html.notice(.success, title: visit[.willBeTried]) }
                html.element("h1", text: visit[.server])
                html.element("p") { html in
                    let address = visit.link(ProviderStatePages.address)
                    html.element("a", .class("button"), .href(address), text: visit[.providersTitle])
                    html.text(" ")
                    html.element("a", .class("button"), .href(visit.link(AllMoneyPages.address)), text: visit[.money])
                    let figures = visit.link(AllFiguresPages.address)
                    html.element("a", .class("button"), .href(figures), text: visit[.figures])
                }
                html.element("h2", text: visit[.health])
                ServerHealthView(health: health, now: now).write(visit, to: &html)
                html.element("h2", text: visit[.whatWorks])
                html.element("ul", .class("rows")) { html in
                    for feature in features { html.element("li") { write(feature, visit, to: &$0) } }
                }
                html.element("h2", text: visit[.jobs])
                html.element("p", .class("quiet"), text: visit[.jobsHelp])
                writeCounts(visit, to: &html)
                if !dead.isEmpty { writeDead(visit, to: &html) }
            }
        }
    }

    private func write(_ feature: Feature, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { $0.element("bdi", text: feature.title(visit)) }
        html.element(
            "span",
            .class(feature.isOn ? "tag good" : "tag"),
            text: visit[feature.isOn ? .on : .off]
        )
    }

    private func writeCounts(_ visit: Visit, to html: inout HTMLWriter) {
        guard !counts.isEmpty else { return html.element("p", .class("empty"), text: visit[.noJobs]) }
        html.element("ul", .class("rows")) { html in
            for count in counts {
                html.element("li") { html in
                    html.element("div", .class("row-main")) { html in
                        html.element("bdi", .class("code"), text: count.kind.rawValue)
                        html.element(
                            "span",
                            .class("quiet"),
                            text: "\(visit[.oldestDue]): \(visit.age(of: count.oldestAvailableAt, at: now))"
                        )
                    }
                    html.element(
                        "span",
                        .class(count.status == .dead ? "tag bad" : "tag"),
                        text: "\(visit[count.status == .dead ? .givenUp : .waiting]): \(count.count)"
                    )
                }
            }
        }
    }

    private func writeDead(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.givenUp])
        html.element("ul", .class("rows")) { html in
            for job in dead {
                html.element("li") { html in
                    html.element("div", .class("row-main")) { html in
                        html.element("bdi", .class("code"), text: job.kind.rawValue)
                        html.element("bdi", .class("quiet code"), text: job.id.rawValue)
                        if let error = job.lastError {
                            html.element("span", .class("quiet"), .language("en"), .direction("auto"), text: error)
                        }
                    }
                    let target = Address("console", "account", "jobs").appending(job.id.rawValue).appending("retry")
                    html.button(visit[.tryAgain], job.id.rawValue, to: visit.link(target))
                }
            }
        }
    }
}
