import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Money
import Texts

/// The page of somebody who waits for a place: what is offered, and what became of it.
struct WaitlistEntryView {
    let entry: WaitlistEntry
    let service: ServiceSummary

    /// The place that is offered, with what is due for it now, and what cancelling gives back; `nil` if none is.
    var session: SessionSummary?
    var due: MonetaryAmount?
    var policy: PolicySummary?

    /// Whether what is due can be paid; where it cannot, the place can only be declined.
    var isPayable = true

    /// Where answers go.
    let address: Address

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: "\(visit[title]) – \(service.name)")
        layout.brand = (service.provider, service.providerAddress)
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[title])
                html.element("p", .class("name"), .direction("auto"), text: service.name)
                if let session {
                    html.element("div") { session.writeWhen(visit, to: &$0) }
                } else {
                    writeDays(visit, to: &html)
                }
                switch entry.status {
                case .unconfirmed:
                    html.element("p", text: visit[.waitHelp])
                    writeActions([("confirm", .waitSubmit, "button main")], visit, to: &html)
                case .waiting:
                    html.element("p", text: visit[.onWaitlistHelp])
                    writeActions([("leave", .waitLeave, "button danger")], visit, to: &html)
                case .offered:
                    writeTerms(visit, to: &html)
                    writeEnd(visit, to: &html)
                    if !isPayable { html.notice(.warning, title: visit.labels.payLater) }
                    writeActions(
                        (isPayable ? [("accept", .waitAccept, "button main")] : [])
                            + [("decline", .waitDecline, "button")],
                        visit,
                        to: &html
                    )
                case .booked, .declined, .missed, .over, .removed:
                    html.element("p") { html in
                        html.element(
                            "a",
                            .class("button"),
                            .href(visit.link(service.address)),
                            text: visit.labels.bookAgain
                        )
                    }
                }
            }
        }
    }

    private var title: Phrase {
        switch entry.status {
        case .unconfirmed: .waitTitle
        case .waiting: .onWaitlist
        case .offered: .waitOffered
        case .booked: .waitBooked
        case .declined: .waitDeclined
        case .missed: .waitMissed
        case .over: .waitOver
        case .removed: .waitRemoved
        }
    }

    private func writeDays(_ visit: Visit, to html: inout HTMLWriter) {
        let window = entry.window
        let days = [window.firstDate] + (window.lastDate > window.firstDate ? [window.lastDate] : [])
        html.element("dl", .class("facts")) { html in
            html.fact(visit[.waitDays], days.map { visit.language.date($0, .full) }.joined(separator: " – "))
        }
    }

    private func writeTerms(_ visit: Visit, to html: inout HTMLWriter) {
        guard let session else { return }
        html.element("dl", .class("facts")) { html in
            html.fact(visit.labels.price, visit.price(session.service.price))
            if let due { html.fact(visit.labels.dueNow, visit.language.money(due)) }
        }
        if let policy { PolicyView(policy: policy, visit: visit).write(to: &html) }
    }

    private func writeEnd(_ visit: Visit, to html: inout HTMLWriter) {
        guard let offer = entry.offer, let session else { return }
        let end = (session.readerZone ?? session.zone).reading(at: offer.endsAt.secondsSince1970)
        let time = visit.language.joining(date: visit.language.date(end.date, .full), time: visit.time(end))
        html.element("p", .class("quote"), text: visit.words.payUntil(time))
    }

    private func writeActions(_ actions: [(String, Phrase, StaticString)], _ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("actions")) { html in
            for (name, label, look) in actions {
                html.element("form", .method("post"), .action(visit.link(address.appending(name)))) { html in
                    html.element("button", .class(look), text: visit[label])
                }
            }
        }
    }
}
