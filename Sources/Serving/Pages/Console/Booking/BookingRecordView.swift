import Bookings
import CivilTime
import ConsoleTexts
import Localization

/// A booking's history, and the messages about it.
struct BookingRecordView {
    let practice: Practice
    let found: ConsoleBooking

    func writeHistory(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .labelled(by: "history")) { html in
            html.element("h2", .id("history"), text: visit[.history])
            html.element("ul", .class("rows")) { html in
                for change in found.details.history.reversed() {
                    html.element("li") { html in
                        html.element("div", .class("row-main")) { html in
                            html.element("strong", text: "\(visit[change.kind.title]) \(doer(change, visit))")
                            if let note = change.note {
                                html.element("span", .class("quiet"), .direction("auto"), text: note)
                            }
                        }
                        writeMoment(change.changedAt, visit, to: &html)
                    }
                }
            }
        }
    }

    private func doer(_ change: BookingChange, _ visit: Visit) -> String {
        switch change.changedBy {
        case "client": visit[.byClient]
        case "system": visit[.bySystem]
        default: found.members[change.changedBy].map { "– \($0)" } ?? visit[.byProgram]
        }
    }

    private func writeMoment(_ instant: Instant, _ visit: Visit, to html: inout HTMLWriter) {
        let reading = practice.zone.reading(at: instant.secondsSince1970)
        let text = visit.language.joining(
            date: visit.language.date(reading.date, .medium),
            time: visit.time(reading)
        )
        html.element("time", .class("quiet"), .dateTime(Timestamp.format(instant.secondsSince1970)), text: text)
    }

    func writeMessages(_ visit: Visit, to html: inout HTMLWriter) {
        html.element("section", .labelled(by: "messages")) { html in
            html.element("h2", .id("messages"), text: visit[.messages])
            guard !found.messages.isEmpty else {
                return html.element("p", .class("quiet"), text: visit[.none])
            }
            html.element("ul", .class("rows")) { html in
                for message in found.messages {
                    html.element("li") { html in
                        MessageRowView(practice: practice, message: message, booking: found.booking, isAlone: true)
                            .write(visit, to: &html)
                    }
                }
            }
        }
    }
}

extension BookingChange.Kind {
    fileprivate var title: Phrase {
        switch self {
        case .booked, .rebooked: .didBook
        case .confirmed: .didConfirm
        case .cancelled: .didCancel
        case .rescheduled: .didMove
        case .completed: .didComplete
        case .expired: .didExpire
        case .noShow: .noShow
        case .paymentRecorded: .didRecordPayment
        case .requested: .didRequest
        case .clientChanged, .clientErased: .didChangeClient
        case .tokenReissued: .didReissueToken
        case .approved: .didApprove
        case .paid: .didPay
        case .paymentReturned, .refunded: .didRefund
        case .paymentProblem: .paymentProblem
        case .paymentVoided: .paymentVoided
        case .priceChanged: .didChangePrice
        case .reopened: .didReopen
        case .paymentSettled: .paymentSettled
        case .paymentDisputed: .didDispute
        case .disputeClosed: .disputeClosed
        case .disputeLost: .disputeLost
        }
    }
}
