import Bookings
import CivilTime
import ConsoleTexts
import Localization
import Money
import Texts

/// A booking as its client sees it: what was booked, what is to be done, and what can be changed.
struct BookedView {
    let session: SessionSummary
    let standing: Standing

    let paid: MonetaryAmount
    let refunded: MonetaryAmount
    let policy: PolicySummary

    /// What cancelling now gives back; `nil` if it cannot be cancelled.
    let quote: Quote?

    /// What has just been done, which the page confirms.
    var news: News?
    let address: Address
    var canMove: Bool
    var canConfirm = true
    var toBring: [String] = []
    var documents: OwnDocumentsView?

    /// The VAPID key with which a browser subscribes to push messages; `nil` if it cannot.
    var pushKey: String?
    var review: OwnReviewView?

    /// `nil` if it was booked alone.
    var series: SeriesSummary?

    /// Where a booking stands.
    enum Standing: Sendable {
        case confirmed, requested, cancelled, expired, completed, noShow

        /// Until when, if that is known.
        case held(until: Instant?)

        /// A code was mailed to the address, and is awaited.
        case proofNeeded(email: String, until: Instant?)
        case paymentNeeded(amount: MonetaryAmount, until: Instant?)
    }

    /// What a cancellation would give back.
    enum Quote: Sendable {
        case nothingPaid
        case amount(MonetaryAmount)
        case undecided
    }

    /// What has just been done, as the address of the page says it.
    enum News: String, Sendable {
        case moved
        case stateChanged = "changed"
        case paymentUnavailable = "no-payment"
        case cannotMove = "not-movable"
        case documentSaved = "document-saved"
        case documentRemoved = "document-removed"
        case documentRefused = "document-refused"
        case documentMissing = "document-missing"
        case reviewPublished = "review-published"
        case codeRefused = "code-refused"
    }

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = PageLayout(visit: visit, title: "\(heading(visit)) – \(session.service.name)")
        layout.brand = (session.service.provider, session.service.providerAddress)
        return layout.bytes { html in
            guard showsPolicy else {
                return html.element("div", .class("narrow")) { html in
                    html.element("div", .class("sheet")) { html in
                        html.element("div") { writeMain(visit, to: &$0) }
                    }
                }
            }
            html.element("div", .class("sheet two")) { html in
                html.element("div", .class("work")) { writeMain(visit, to: &$0) }
                html.element("div", .class("about")) { writeAside(visit, to: &$0) }
            }
        }
    }

    private func writeMain(_ visit: Visit, to html: inout HTMLWriter) {
        writeNews(visit, to: &html)
        html.element("p", .class(mark)) { html in
            html.raw("<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"")
            html.raw(drawing)
            html.raw("\"/></svg>")
        }
        html.element("h1", text: heading(visit))
        if let help = help(visit) { html.element("p", text: help) }
        html.element("p", .class("name"), .direction("auto"), text: session.service.name)
        session.writeWhen(visit, to: &html)
        html.element("dl", .class("facts")) { writeFacts(visit, to: &$0) }
        SeriesSummary.write(othersAhead, visit, to: &html)
        writeToBring(visit, to: &html)
        documents?.write(visit, to: &html)
        review?.write(visit, to: &html)
        writeActions(visit, to: &html)
    }

    private func writeFacts(_ visit: Visit, to html: inout HTMLWriter) {
        let service = session.service
        html.element("div") { html in
            html.element("dt", text: visit.labels.with)
            html.element("dd") { $0.element("bdi", text: service.provider) }
        }
        html.fact(visit.labels.price, visit.price(service.price))
        if paid.minorUnits > 0 { html.fact(visit.labels.paid, visit.language.money(paid)) }
        if refunded.minorUnits > 0 { html.fact(visit.labels.refund, visit.language.money(refunded)) }
        series?.writeFact(visit, to: &html)
    }

    private func writeToBring(_ visit: Visit, to html: inout HTMLWriter) {
        guard !toBring.isEmpty, isLive else { return }
        html.element("p", .class("hint"), text: visit.labels.bring)
        html.element("ul", .class("plain")) { html in
            for document in toBring { html.element("li", .direction("auto"), text: document) }
        }
    }

    private func writeActions(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("div", .class("actions")) { html in
            switch standing {
            case .paymentNeeded(let amount, _):
                let text = visit.words.pay(visit.language.money(amount))
                // Stripe's page is not shown in a frame.
                html.element(
                    "a",
                    .class("button main"),
                    .href(visit.link(address.appending("pay"))),
                    visit.isEmbedded ? .target("_top") : nil,
                    text: text
                )
            case .proofNeeded: writeProof(visit, to: &html)
            case .held where canConfirm:
                html.element("form", .method("post"), .action(visit.link(address.appending("confirm")))) { html in
                    html.element("button", .class("button main"), text: visit.labels.confirmHold)
                }
            case .held, .confirmed, .requested, .cancelled, .expired, .completed, .noShow: break
            }
            writeLinks(visit, to: &html)
        }
        if let pushKey, offersPush, visit.script != nil { writePush(pushKey, visit, to: &html) }
        if isLive { html.element("p", .class("quiet"), text: visit.labels.keepAddress) }
    }

    /// The form for the code that was mailed.
    private func writeProof(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("form", .method("post"), .action(visit.link(address.appending("confirm")))) { html in
            html.element("div", .class(news == .codeRefused ? "field wrong" : "field")) { html in
                html.element("label", .label(for: "code"), text: visit[.code])
                html.void(
                    "input",
                    .type("text"),
                    .id("code"),
                    .name("code"),
                    .inputMode("numeric"),
                    .autocomplete("one-time-code"),
                    .maximumLength(20),
                    .isRequired
                )
            }
            html.element("button", .class("button main"), text: visit.labels.confirmHold)
        }
    }

    /// Whether the browser can be notified of what happens to the booking.
    var offersPush: Bool { isLive && pushKey != nil }

    /// The script shows it where the browser can be notified.
    private func writePush(_ key: String, _ visit: Visit, to html: inout HTMLWriter) {
        let action = address.appending("push")
        html.element("form", .class("push"), .id("push"), .method("post"), .action(action), .isUnseen) { html in
            html.void("input", .type("hidden"), .name("key"), .value(key))
            html.element("p", .role("status"), .isUnseen, text: visit.labels.pushOn)
            html.element("p", .class("fault"), .role("alert"), .isUnseen, text: visit.labels.pushRefused)
            html.element("button", .class("button"), text: visit.labels.push)
            html.element("button", .class("button"), .isUnseen, text: visit.labels.pushOff)
        }
    }

    private func writeLinks(_ visit: Visit, to html: inout HTMLWriter) {
        guard isLive else {
            html.element("a", .class("button"), .href(visit.link(session.service.address))) { html in
                html.text(visit.labels.bookAgain)
            }
            return writeSeriesLink(visit, to: &html)
        }
        // The file is the same in every language.
        html.element("a", .class("button"), .href(address.appending("calendar.ics")), text: visit.labels.addToCalendar)
        if canMove {
            html.element("a", .class("button"), .href(visit.link(address.appending("move"))), text: visit.labels.move)
        }
        if quote != nil {
            html.element("a", .class("button away"), .href(visit.link(address.appending("cancel")))) { html in
                html.text(visit.labels.cancel)
            }
        }
        writeSeriesLink(visit, to: &html)
    }

    /// The others of its series from here on that can still be cancelled.
    private var othersAhead: [SessionSummary] { series?.others(than: session) ?? [] }

    private func writeSeriesLink(_ visit: Visit, to html: inout HTMLWriter) {
        guard !othersAhead.isEmpty else { return }
        let cancelling = visit.link(address.appending("cancel").with("scope", SeriesScope.following.rawValue))
        html.element("a", .class("button away"), .href(cancelling), text: visit[.cancelFromHere])
    }

    private func writeAside(_ visit: Visit, to html: inout HTMLWriter) {
        PolicyView(policy: policy, visit: visit).write(to: &html)
        if let quote {
            html.element("p", .class("quote"), text: quote.text(paid: paid, visit))
        }
    }

    private func writeNews(_ visit: Visit, to html: inout HTMLWriter) {
        switch news {
        case .moved: html.notice(.success, title: visit.labels.moved)
        case .stateChanged: html.notice(.warning, title: visit.labels.wrongState)
        case .paymentUnavailable: html.notice(.warning, title: visit.labels.payLater)
        case .cannotMove: html.notice(.warning, title: visit.labels.moveRefused)
        case .documentSaved: html.notice(.success, title: visit[.documentSaved])
        case .documentRemoved: html.notice(.success, title: visit[.documentRemoved])
        case .documentRefused: html.notice(.failure, title: visit[.documentRefused])
        case .reviewPublished: html.notice(.success, title: visit[.reviewPublished])
        case .documentMissing: html.notice(.failure, title: visit[.documentMissing])
        case .codeRefused: html.notice(.failure, title: visit[.codeRefused])
        case nil: break
        }
    }
}
