import ConsoleTexts

/// The second step: when the practice is open.
struct SetupHoursView {
    let practice: Address
    let hours: HoursForm
    let isRefused: Bool

    func bytes(for visit: Visit) -> [UInt8] {
        let layout = SetupLayout(visit: visit, step: .hours, later: SetupStep.service.address(in: practice))
        return layout.bytes { html in
            if isRefused { html.notice(.failure, title: visit[.halfHours]) }
            html.element("div", .class("sheet")) { html in
                html.element("div") { html in
                    let action = visit.link(SetupStep.hours.address(in: practice))
                    html.element("form", .class("hours-form"), .method("post"), .action(action)) { html in
                        HoursFieldsView(hours: hours).write(visit, to: &html)
                        html.element("button", .class("button main"), text: visit[.setupContinue])
                    }
                }
            }
        }
    }
}
