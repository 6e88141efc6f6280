import ConsoleTexts

/// Why a script cannot be used, or what is doubtful about it, each with its line.
struct ScriptErrorsView {
    struct Finding: Sendable {
        let message: String

        /// From 1; `nil` if none is known.
        let line: Int?
    }

    let findings: [Finding]

    /// As it was typed.
    let script: String

    /// Says that the script cannot be used.
    func writeErrors(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("notice bad"), .role("alert")) { html in
            html.element("strong", text: visit[.scriptInvalid])
            html.element("ul") { html in
                for finding in findings { html.element("li") { write(finding, showsText: true, visit, to: &$0) } }
            }
        }
    }

    /// Says what to look at before the script is used; nothing if there is nothing.
    func writeWarnings(_ visit: Visit, to html: inout HTMLWriter) {
        guard !findings.isEmpty else { return }
        html.element("div", .class("notice warn")) { html in
            html.element("strong", text: visit[.policyDoubts])
            html.element("ul", .class("plain")) { html in
                for finding in findings { html.element("li") { write(finding, showsText: false, visit, to: &$0) } }
            }
        }
    }

    /// The finding with its line, which leads to the script.
    private func write(_ finding: Finding, showsText: Bool, _ visit: Visit, to html: inout HTMLWriter) {
        if let line = finding.line {
            html.element("a", .href(fragment: "script"), text: "\(visit[.line]) \(line)")
            html.text(": ")
        }
        html.element("bdi", .language("en"), text: finding.message)
        if showsText, let line = finding.line, let text = self.line(line) {
            html.raw("<br>")
            html.element("bdi", .class("code"), text: text)
        }
    }

    private func line(_ number: Int) -> String? {
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false)
        return number >= 1 && number <= lines.count ? String(lines[number - 1].prefix(200)) : nil
    }
}
