import Bookings
import ConsoleTexts
import Localization
import Money

/// Refunds that are not paid yet, with the way to record that they are.
struct OwedRefundsView {
    let owed: [Settlement]
    let practice: Practice

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.owedRefunds])
        guard !owed.isEmpty else { return html.element("p", .class("empty"), text: visit[.nothingOwed]) }
        for sum in Self.sums(of: owed) {
            html.element("p") { html in
                html.text("\(visit[.toPayByHand]): ")
                html.element("strong", text: visit.language.money(sum))
            }
        }
        html.element("ul", .class("rows")) { html in
            for settlement in owed { html.element("li") { write(settlement, visit, to: &$0) } }
        }
    }

    /// What people have to pay, by currency.
    static func sums(of owed: [Settlement]) -> [MonetaryAmount] {
        let due = owed.map(\.dueByHand).filter { $0.minorUnits > 0 }
        return Dictionary(grouping: due, by: \.currency.code).sorted { $0.key < $1.key }.compactMap { _, amounts in
            amounts.first.map { MonetaryAmount(amounts.reduce(0) { $0 + $1.minorUnits }, $0.currency) }
        }
    }

    private func write(_ settlement: Settlement, _ visit: Visit, to html: inout HTMLWriter) {
        let refund = settlement.refund
        let due = settlement.dueByHand
        let shown = due.minorUnits > 0 ? due : MonetaryAmount(refund.amount, refund.currency)
        html.element("div", .class("row-main")) { html in
            html.element("strong", text: visit.language.money(shown))
            html.element("span", .class("quiet")) { html in
                html.moment(refund.createdAt, of: practice, visit)
                html.text(" · ")
                write(refund.booking, visit, to: &html)
            }
            // In English, as Stripe and the server say it.
            for problem in settlement.parts.compactMap(\.problem) {
                html.element("span", .class("quiet"), .language("en"), .direction("auto"), text: problem)
            }
        }
        html.element("span", .class("tag warn"), text: visit[state(of: settlement)])
        guard due.minorUnits > 0, practice.may(.payRefunds) else { return }
        let address = visit.link(SettleRefundView.address(of: refund.id, practice))
        let label = "\(visit[.settleRefund]): \(visit.language.money(due))"
        html.element("a", .class("button small"), .href(address), .labelled(label), text: visit[.settleRefund])
    }

    private func write(_ booking: BookingID, _ visit: Visit, to html: inout HTMLWriter) {
        guard practice.may(.seeBookings) else {
            return html.element("bdi", .class("code"), text: booking.rawValue)
        }
        let address = practice.address.appending("bookings").appending(booking.rawValue)
        html.element("a", .class("code"), .href(visit.link(address)), .direction("ltr"), text: booking.rawValue)
    }

    private func state(of settlement: Settlement) -> Phrase {
        if settlement.refund.status == .undecided { return .refundUndecidedState }
        if settlement.parts.contains(where: \.isHeld) { return .refundDisputed }
        return settlement.dueByHand.minorUnits > 0 ? .toPayByHand : .refundUnderWay
    }
}
