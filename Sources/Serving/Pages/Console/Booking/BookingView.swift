import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Money
import Texts

/// A booking for its provider.
struct BookingView {
    let practice: Practice
    let found: ConsoleBooking
    var news: News?
    var payment = PaymentDraft()

    /// What has just been done.
    enum News: String {
        case done, changed
        case cannotMove = "not-movable"
    }

    /// What was typed of a payment.
    struct PaymentDraft {
        var amount = ""
        var method: Payment.Method? = .cash
        var note = ""
        var proof = ProofFields()
        var isAmountRefused = false

        var isRefused: Bool { isAmountRefused || proof.isRefused || method == nil }

        init() {}

        init(_ fields: FormFields) {
            amount = fields["amount"]
            note = fields["note"]
            proof = ProofFields(fields)
            method = Payment.Method(rawValue: fields["method"]).flatMap { $0 == .stripe ? nil : $0 }
        }
    }

    private var booking: Booking { found.booking }
    private var address: Address { BookingPages.address(of: booking.id, practice) }

    func bytes(for visit: Visit) -> [UInt8] {
        let name = booking.client.areAwaited ? visit[.nobodyYet] : booking.client.name
        var layout = ConsoleLayout(visit: visit, title: name, practice: practice)
        layout.section = .day
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                writeNews(visit, to: &html)
                html.element("div", .class("sheet two")) { html in
                    html.element("div", .class("work")) { writeMain(name, visit, to: &$0) }
                    html.element("div", .class("about")) { html in
                        writePayments(visit, to: &html)
                    }
                }
                BookingDocumentsView(found: found, address: address).write(visit, to: &html)
                BookingNotesView(practice: practice, found: found, address: address).write(visit, to: &html)
                html.element("div", .class("columns")) { html in
                    BookingRecordView(practice: practice, found: found).writeHistory(visit, to: &html)
                    BookingRecordView(practice: practice, found: found).writeMessages(visit, to: &html)
                }
                writeBack(visit, to: &html)
            }
        }
    }

    private func writeNews(_ visit: Visit, to html: inout HTMLWriter) {
        switch news {
        case .done: html.notice(.success, title: visit[.done])
        case .changed: html.notice(.warning, title: visit[.changedMeanwhile])
        case .cannotMove: html.notice(.warning, title: visit[.cannotMove])
        case nil: break
        }
    }

    private func writeBack(_ visit: Visit, to html: inout HTMLWriter) {
        let date = practice.zone.date(at: booking.startAt.secondsSince1970)
        let day = practice.address.appending("day").with("date", date.description)
        html.element("p") { html in
            html.element("a", .href(visit.link(day)), text: "\(visit[.back]): \(visit.language.date(date, .full))")
        }
    }

    private func writeMain(_ name: String, _ visit: Visit, to html: inout HTMLWriter) {
        html.element("p") { html in
            html.element("span", .class(found.standing.tagStyle), text: visit[found.standing.title])
        }
        html.element("h1") { $0.element("bdi", text: name) }
        found.writeWhen(in: practice, visit, to: &html)
        html.element("dl", .class("facts")) { writeFacts(visit, to: &$0) }
        writeSeries(visit, to: &html)
        if practice.may(.manageBookings) {
            BookingActionsView(practice: practice, found: found, address: address).write(visit, to: &html)
        }
    }

    /// Its place in its series, and where the others are.
    private func writeSeries(_ visit: Visit, to html: inout HTMLWriter) {
        guard let place = booking.series else { return }
        html.element("details") { html in
            html.element("summary", text: "\(visit[.series]) \(place.index) / \(place.count)")
            html.element("ul", .class("plain")) { html in
                for other in found.series {
                    let period = SessionPeriod(
                        start: other.startAt.secondsSince1970,
                        end: other.endAt.secondsSince1970,
                        zone: practice.zone,
                        hourCycle: visit.hourCycle
                    )
                    let standing = BookingStanding(other, wasApproved: true, at: found.now)
                    html.element("li") { html in
                        html.element("a", .href(visit.link(BookingPages.address(of: other.id, practice)))) { html in
                            html.text("\(period.briefText(in: visit.language)) – \(visit[standing.title])")
                        }
                    }
                }
            }
        }
    }

    private func writeFacts(_ visit: Visit, to html: inout HTMLWriter) {
        let client = booking.client
        if let phone = client.phone { writeFact(visit.labels.phone, phone, to: &html) }
        if let email = client.email { writeFact(visit[.email], email, to: &html) }
        for field in found.service.requirements.fields {
            if let answer = client.answers[field.name] { writeFact(field.label, answer, to: &html) }
        }
        for document in found.service.requirements.documents {
            if let reference = client.documents[document.name] { writeFact(document.label, reference, to: &html) }
        }
    }

    /// A fact in the words of people, whose direction may differ from that of the page.
    private func writeFact(_ label: String, _ value: String, to html: inout HTMLWriter) {
        html.element("div") { html in
            html.element("dt") { $0.element("bdi", text: label) }
            html.element("dd") { $0.element("bdi", text: value) }
        }
    }

    private func writePayments(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("h2", text: visit[.payments])
        html.element("dl", .class("facts")) { html in
            html.fact(visit.labels.price, visit.price(booking.price))
            html.fact(visit.labels.paid, visit.language.money(booking.amount(booking.paid)))
            if booking.refunded > 0 {
                html.fact(visit.labels.refund, visit.language.money(booking.amount(booking.refunded)))
            }
            for dispute in found.disputes {
                let amount = visit.language.money(booking.amount(dispute.amount))
                html.fact(visit[.dispute], "\(amount) – \(visit[dispute.status.title])")
                if let due = dispute.evidenceDueAt {
                    html.fact(visit[.evidenceDue], visit.moment(due, in: practice.zone), emphasised: true)
                }
            }
            if found.left > 0, found.standing.takesPlace {
                html.fact(visit[.leftToPay], visit.language.money(booking.amount(found.left)), emphasised: true)
            }
        }
        if practice.may(.manageBookings), found.canBePaid { writePaymentForm(visit, to: &html) }
    }

    private func writePaymentForm(_ visit: Visit, to html: inout HTMLWriter) {
        let action = visit.link(address.appending("payments"))
        html.element("h2", text: visit[.recordPayment])
        html.element("form", .method("post"), .action(action), .isNotValidated) { html in
            html.void("input", .type("hidden"), .name("revision"), .value(String(booking.revision)))
            FieldView(
                name: "amount",
                label: "\(visit[.amount]) (\(booking.currency.code))",
                value: payment.isRefused ? payment.amount : MoneyText.text(booking.amount(found.left)),
                kind: .money,
                isRequired: true,
                fault: payment.isAmountRefused ? visit[.amountRefused] : nil,
                maximumLength: 20
            ).write(to: &html)
            FieldView(
                name: "method",
                label: visit[.method],
                value: (payment.method ?? .cash).rawValue,
                kind: .choice(
                    [Payment.Method.cash, .card, .bankTransfer, .other].map { ($0.rawValue, visit[$0.title]) }
                )
            ).write(to: &html)
            payment.proof.write(visit, to: &html)
            FieldView(name: "note", label: "\(visit[.note]) (\(visit.labels.optional))", value: payment.note)
                .write(to: &html)
            html.element("button", .class("button"), text: visit[.recordPayment])
        }
    }
}

extension Payment.Method {
    var title: Phrase {
        switch self {
        case .cash: .cash
        case .card: .card
        case .bankTransfer: .bankTransfer
        case .other: .other
        case .stripe: .card
        }
    }
}

extension Dispute.Status {
    fileprivate var title: Phrase {
        switch self {
        case .inquiry: .inquiryDispute
        case .open: .openDispute
        case .won: .wonDispute
        case .lost: .lostDispute
        case .closed: .closedDispute
        }
    }
}
