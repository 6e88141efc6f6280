extension Visit {
    /// Shows the provider's logo, of a size that is known before it is loaded, beside the name that says the same.
    func writeLogo(to html: inout HTMLWriter) {
        guard let logo else { return }
        html.void("img", .class("logo"), .source(logo), .alternative(""), .number("width", 44), .number("height", 44))
    }
}

extension HTMLWriter {
    /// Adds one entry of a list of facts.
    mutating func fact(_ label: String, _ value: String, emphasised: Bool = false) {
        element("div", emphasised ? .class("strong") : nil) { html in
            html.element("dt", text: label)
            html.element("dd", text: value)
        }
    }

    /// Adds a message that says what became of the visitor's request, and is read out at once.
    mutating func notice(_ kind: Notice, title: String, text: String? = nil) {
        let name: StaticString =
            switch kind {
            case .success: "notice good"
            case .warning: "notice warn"
            case .failure: "notice bad"
            }
        element("div", .class(name), .role(kind == .success ? "status" : "alert")) { html in
            html.element("strong", text: title)
            if let text { html.element("p", text: text) }
        }
    }

    /// What a notice reports.
    enum Notice {
        case success, warning, failure
    }

    /// Adds names and texts of people, whose direction does not follow the page.
    mutating func paragraphs(_ text: String) {
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: true) {
            element("p", .direction("auto"), text: String(paragraph))
        }
    }
}
