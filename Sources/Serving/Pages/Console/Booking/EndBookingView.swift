import Bookings
import ConsoleTexts
import Localization
import Money
import Texts

/// The confirmation page for ending a booking, with the refund.
struct EndBookingView {
    let practice: Practice
    let found: ConsoleBooking
    let ending: BookingEnding
    let refund: Refund

    enum Refund: Sendable {
        case amount(MonetaryAmount)
        case undecided
    }

    private var booking: Booking { found.booking }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[ending.question], practice: practice)
        layout.section = .day
        return layout.bytes { html in
            html.element("div", .class("narrow sheet")) { html in
                html.element("h1", text: visit[ending.question])
                html.element("p", .class("name")) { $0.element("bdi", text: booking.client.name) }
                found.writeWhen(in: practice, visit, to: &html)
                html.element("p", .class("quote"), text: refundText(visit))
                writeForm(visit, to: &html)
            }
        }
    }

    private func refundText(_ visit: Visit) -> String {
        switch refund {
        case .undecided: visit[.refundUndecided]
        case .amount(let amount) where amount.minorUnits == 0: visit[.noRefund]
        case .amount(let amount):
            visit[.refunds(visit.language.money(amount), of: visit.language.money(booking.amount(booking.paid)))]
        }
    }

    private func writeForm(_ visit: Visit, to html: inout HTMLWriter) {
        let address = BookingPages.address(of: booking.id, practice)
        html.element("form", .method("post"), .action(visit.link(address.appending(ending.rawValue)))) { html in
            html.void("input", .type("hidden"), .name("revision"), .value(String(booking.revision)))
            // Carries what was shown: if it has changed, nothing is done and the page comes back with the new amount.
            if case .amount(let amount) = refund {
                html.void("input", .type("hidden"), .name("refund"), .value(String(amount.minorUnits)))
            }
            if ending != .noShow {
                FieldView(name: "reason", label: visit[.reasonToClient], kind: .area(rows: "3"), maximumLength: 500)
                    .write(to: &html)
            }
            html.element("div", .class("actions")) { html in
                html.element("button", .class("button danger"), text: visit[ending.action])
                html.element("a", .class("button"), .href(visit.link(address)), text: visit[.back])
            }
        }
    }
}
