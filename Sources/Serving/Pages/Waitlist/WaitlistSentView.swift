import ConsoleTexts

/// Says that a mail is on its way whose link puts the client on the waitlist.
struct WaitlistSentView {
    let service: ServiceSummary

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: "\(visit[.waitCheckMail]) – \(service.name)")
        layout.brand = (service.provider, service.providerAddress)
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[.waitCheckMail])
                html.element("p", text: visit[.waitCheckMailHelp])
            }
        }
    }
}
