import ConsoleTexts
import Localization

/// The frame around a step: what it is, and how far it is along.
struct SetupLayout {
    let visit: Visit
    let step: SetupStep

    /// Where somebody goes on who does the step later; `nil` where it cannot be left out.
    var later: Address?

    func bytes(_ body: (inout HTMLWriter) -> Void) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[step.title])
        layout.isSignedIn = false
        return layout.bytes { html in
            html.element("div", .class("narrow")) { html in
                writeProgress(to: &html)
                html.element("h1", text: visit[step.title])
                html.element("p", .class("quiet"), text: visit[step.help])
                body(&html)
                if let later {
                    html.element("p") { html in
                        html.element("a", .class("button"), .href(visit.link(later)), text: visit[.setupLater])
                    }
                }
            }
        }
    }

    private func writeProgress(to html: inout HTMLWriter) {
        html.element("ol", .class("progress"), .labelled(visit[.setupTitle])) { html in
            for other in SetupStep.allCases {
                html.element(
                    "li",
                    other.rawValue < step.rawValue ? .class("past") : nil,
                    other == step ? .current("step") : nil
                ) { html in
                    html.element("span", .isHidden, text: "\(other.rawValue)")
                    html.element("span", text: visit[other.title])
                }
            }
        }
    }
}
