import Bookings
import ConsoleTexts
import Localization
import Money
import Texts

/// The fourth step: what a cancellation gives back.
struct SetupPolicyView {
    let practice: Address

    /// The standard policies.
    let options: [PolicyOption]

    /// The amount of which the tables show refunds.
    let example: MonetaryAmount

    func bytes(for visit: Visit) -> [UInt8] {
        let layout = SetupLayout(visit: visit, step: .policy, later: SetupStep.page.address(in: practice))
        return layout.bytes { html in
            let action = visit.link(SetupStep.policy.address(in: practice))
            html.element("form", .method("post"), .action(action)) { html in
                html.element("fieldset", .class("choices")) { html in
                    html.element("legend", text: "\(visit[.example]) \(visit.language.money(example))")
                    for option in options { write(option, visit, to: &html) }
                }
                html.element("button", .class("button main"), text: visit[.setupContinue])
            }
        }
    }

    private func write(_ option: PolicyOption, _ visit: Visit, to html: inout HTMLWriter) {
        let name = option.details.policy.policy.rawValue
        html.element("div", .class("sheet")) { html in
            html.element("div") { html in
                html.element("label", .class("check")) { html in
                    html.void(
                        "input",
                        .type("radio"),
                        .name("policy"),
                        .value(name),
                        option.isInForce ? .isChecked : nil,
                        .described(by: ["\(name)-words"])
                    )
                    html.element("strong") { $0.element("bdi", text: option.details.name) }
                }
                html.element("p", .id("\(name)-words"), .direction("auto"), text: option.details.description)
                PolicyView(policy: option.summary, visit: visit).writeAmounts(to: &html)
            }
        }
    }
}
