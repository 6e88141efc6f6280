import Policies
import Bookings
import ConsoleTexts
import Localization
import Money
import Texts

/// The policies that a provider can choose, side by side: in words, as drawings and as tables.
struct PoliciesView {
    let practice: Practice
    let options: [PolicyOption]

    /// What the drawings and tables give back a part of.
    let example: MonetaryAmount
    let services: [Service]
    let isSaved: Bool

    private var address: Address { practice.address.appending("policy") }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.policies], practice: practice)
        layout.section = .policy
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                if isSaved { html.notice(.success, title: visit[.saved]) }
                html.element("div", .class("agenda-head")) { html in
                    html.element("h1", text: visit[.policies])
                    let edit = visit.link(address.appending("edit"))
                    html.element("a", .class("button small"), .href(edit), text: visit[.writePolicy])
                }
                html.element("p", .class("quiet"), text: visit[.policiesHelp])
                html.element("p", .class("quiet"), text: "\(visit[.example]) \(visit.language.money(example))")
                html.element("div", .class("columns")) { html in
                    for (number, option) in options.enumerated() { write(option, number, visit, to: &html) }
                }
                if !services.isEmpty { writeServices(visit, to: &html) }
            }
        }
    }

    private func writeServices(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.policiesOfServices])
        html.element("p", .class("quiet"), text: visit[.policiesOfServicesHelp])
        html.element("ul", .class("rows")) { html in
            for service in services { html.element("li") { write(service, visit, to: &$0) } }
        }
    }

    private func write(_ service: Service, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("row-main")) { $0.element("strong") { $0.element("bdi", text: service.name) } }
        let action = address.appending("service")
        html.element("form", .class("inline"), .method("post"), .action(visit.link(action))) { html in
            html.void("input", .type("hidden"), .name("service"), .value(service.id.rawValue))
            let label = "\(visit[.policy]): \(service.name)"
            html.element("select", .name("policy"), .labelled(label)) { html in
                html.element("option", .value(""), text: visit[.policyOfAll])
                for option in options {
                    let policy = option.details.policy.policy
                    html.element(
                        "option",
                        .value(policy.rawValue),
                        policy == service.policy?.policy ? .isSelected : nil,
                        text: option.details.name
                    )
                }
            }
            html.element("button", .class("button small"), .labelled("\(visit[.change]): \(service.name)")) { html in
                html.text(visit[.change])
            }
        }
    }

    private func write(_ option: PolicyOption, _ number: Int, _ visit: Visit, to html: inout HTMLWriter) {
        let details = option.details
        html.element("section", .class("sheet"), .labelled(by: "policy-\(number)")) { html in
            html.element("div") { html in
                html.element("h2", .id("policy-\(number)")) { $0.element("bdi", text: details.name) }
                if option.isInForce {
                    html.element("p") { $0.element("span", .class("tag good"), text: visit[.inForce]) }
                }
                if !details.policy.policy.isStandard {
                    html.element("p", .class("quiet"), text: "\(visit[.version]) \(details.number)")
                }
                html.element("p", .direction("auto"), text: details.description)
                PolicyView(policy: option.summary, visit: visit).writeAmounts(to: &html)
                html.element("div", .class("actions")) { writeActions(option, visit, to: &$0) }
            }
        }
    }

    private func writeActions(_ option: PolicyOption, _ visit: Visit, to html: inout HTMLWriter) {
        let (policy, name) = (option.details.policy, option.details.name)
        if !option.isInForce {
            html.element("form", .method("post"), .action(visit.link(address.appending("choose")))) { html in
                html.void("input", .type("hidden"), .name("policy"), .value(policy.policy.rawValue))
                html.void("input", .type("hidden"), .name("version"), .value(policy.version.description))
                let label = "\(visit[.choosePolicy]): \(name)"
                html.element("button", .class("button"), .labelled(label), text: visit[.choosePolicy])
            }
        }
        let replay = address.appending("replay").with("policy", policy.policy.rawValue)
        html.element(
            "a",
            .class("button"),
            .href(visit.link(replay)),
            .labelled("\(visit[.replay]): \(name)"),
            text: visit[.replay]
        )
        if !policy.policy.isStandard {
            let edit = address.appending("edit").with("policy", policy.policy.rawValue)
            html.element(
                "a",
                .class("button"),
                .href(visit.link(edit)),
                .labelled("\(visit[.changePolicy]): \(name)"),
                text: visit[.changePolicy]
            )
            let versions = address.appending("versions").with("policy", policy.policy.rawValue)
            html.element(
                "a",
                .class("button"),
                .href(visit.link(versions)),
                .labelled("\(visit[.versions]): \(name)"),
                text: visit[.versions]
            )
        }
    }
}
