import Bookings
import ConsoleTexts

/// What can be done with a booking as it stands.
struct BookingActionsView {
    let practice: Practice
    let found: ConsoleBooking
    let address: Address

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("actions")) { html in
            if found.standing == .toApprove {
                writeForm("approve", .approve, isMain: true, visit, to: &html)
                writeLink(.decline, isAway: true, visit, to: &html)
            }
            if found.canBeJudged {
                writeForm("complete", .complete, isMain: true, visit, to: &html)
                if found.canMissed { writeLink(.noShow, isAway: false, visit, to: &html) }
            }
            if found.canReopen { writeForm("reopen", .undo, isMain: false, visit, to: &html) }
            if found.canMove {
                html.element("a", .class("button"), .href(visit.link(address.appending("move"))), text: visit[.move])
            }
            if found.canCancel { writeLink(.cancel, isAway: true, visit, to: &html) }
        }
    }

    private func writeForm(
        _ action: String,
        _ label: Phrase,
        isMain: Bool,
        _ visit: Visit,
        to html: inout HTMLWriter
    ) {
        html.element("form", .method("post"), .action(visit.link(address.appending(action)))) { html in
            html.void("input", .type("hidden"), .name("revision"), .value(String(found.booking.revision)))
            html.element("button", .class(isMain ? "button main" : "button"), text: visit[label])
        }
    }

    private func writeLink(_ ending: BookingEnding, isAway: Bool, _ visit: Visit, to html: inout HTMLWriter) {
        html.element(
            "a",
            .class(isAway ? "button away" : "button"),
            .href(visit.link(address.appending(ending.rawValue))),
            text: visit[ending.action]
        )
    }
}
