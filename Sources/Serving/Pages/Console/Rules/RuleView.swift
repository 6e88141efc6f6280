import BookableAPI
import Bookings
import CivilTime
import ConsoleTexts
import Localization

/// The availability rule in force, and what it does in a week.
struct RuleView {
    let practice: Practice

    /// `nil` if none is in force.
    let rule: StoredRule?
    let services: [Service]

    /// The first of the seven days that are drawn.
    let first: CivilDate

    /// The service whose starts are drawn; `nil` if the provider has none.
    var service: Service?

    /// `nil` if there are too many starts, or no rule.
    var week: RuleWeek?
    var isSaved = false

    private var address: Address { RulePages.address(practice) }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.rule], practice: practice)
        layout.section = .hours
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                if isSaved { html.notice(.success, title: visit[.saved]) }
                html.element("div", .class("agenda-head")) { html in
                    html.element("h1", text: visit[.rule])
                    writeLinks(visit, to: &html)
                }
                html.element("p", .class("quiet"), text: visit[.ruleHelp])
                if let rule {
                    write(rule, visit, to: &html)
                    writeWeek(visit, to: &html)
                } else {
                    html.element("p", .class("empty"), text: visit[.noRule])
                }
                html.element("p") { html in
                    let back = visit.link(practice.address.appending("hours"))
                    html.element("a", .class("button"), .href(back), text: visit[.hours])
                }
            }
        }
    }

    private func writeLinks(_ visit: Visit, to html: inout HTMLWriter) {
        let edit = visit.link(address.appending("edit"))
        html.element(
            "a",
            .class("button small"),
            .href(edit),
            text: visit[rule == nil ? .writeRule : .changePolicy]
        )
        let versions = visit.link(address.appending("versions"))
        html.element("a", .class("button small"), .href(versions), text: visit[.versions])
    }

    private func write(_ rule: StoredRule, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .class("sheet"), .labelled(by: "rule-title")) { html in
            html.element("div") { html in
                html.element("h2", .id("rule-title")) { $0.element("bdi", text: rule.name) }
                if let description = rule.description {
                    html.element("p", .direction("auto"), text: description)
                }
                html.element("p", .class("quiet")) { html in
                    html.text("\(visit[.version]) \(rule.number) · ")
                    html.moment(rule.createdAt, of: practice, visit)
                }
                html.element("span", .class("tag good"), text: visit[.inForce])
                html.button(visit[.switchRuleOff], style: "button", to: visit.link(address.appending("off")))
            }
        }
    }

    private func writeWeek(_ visit: Visit, to html: inout HTMLWriter) {
        guard let service else { return }
        html.element("h2", text: visit[.ruleWeek])
        html.element("form", .class("inline chooser"), .action(address)) { html in
            if let tag = visit.chosenLanguage {
                html.void("input", .type("hidden"), .name("lang"), .value(tag))
            }
            html.element("select", .name("service"), .labelled(visit[.service])) { html in
                for other in services {
                    html.element(
                        "option",
                        .value(Slug.text(of: other.id)),
                        other.id == service.id ? .isSelected : nil,
                        text: other.name
                    )
                }
            }
            html.void(
                "input",
                .type("date"),
                .name("date"),
                .value(first.description),
                .labelled(visit[.goToDate])
            )
            html.element("button", .class("button small"), text: visit[.show])
        }
        if let week {
            RuleWeekView(week: week).write(visit, to: &html)
        } else {
            html.element("p", .class("empty"), text: visit[.tooManyStarts])
        }
    }
}
