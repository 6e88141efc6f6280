import Bookings
import ConsoleTexts
import Notifications

/// One message: what it is, what became of it, and a button that tries again.
struct MessageRowView {
    let practice: Practice
    let message: Message
    let booking: Booking

    /// Whether it is shown on the page of its booking.
    let isAlone: Bool

    func write(_ visit: Visit, to html: inout HTMLWriter) {
        let recipient: Phrase = message.key.recipient == .client ? .toClient : .toProvider
        let title = "\(visit[message.key.occasion.name]) \(visit[recipient])"
        html.element("div", .class("row-main")) { html in
            html.element("strong", text: title)
            if !isAlone {
                let own = visit.link(BookingPages.address(of: booking.id, practice))
                html.element("a", .href(own)) { $0.element("bdi", text: booking.client.name) }
            }
            html.element("span", .class("quiet")) { html in
                html.element("bdi", text: message.key.channel.title)
                html.text(" · ")
                html.moment(message.sentAt ?? message.dueAt, of: practice, visit)
            }
            // The error message of the server that refused it, or of this one, in English.
            if let reason = message.reason {
                html.element("span", .class("quiet"), .language("en"), .direction("auto"), text: reason)
            }
        }
        html.element("span", .class(message.status.tagStyle), text: visit[message.status.title])
        guard [.failed, .unknown].contains(message.status), practice.may(.manageBookings) else { return }
        let target = practice.address.appending("messages").appending(message.key.rawValue).appending("retry")
        html.button(visit[.sendAgain], title, to: visit.link(target), isAlone ? [("from", "booking")] : [])
    }
}

extension Channel {
    /// The name for people, in all languages.
    var title: String {
        switch self {
        case .email: "E-Mail"
        case .sms: "SMS"
        case .push: "Push"
        }
    }
}

extension Occasion {
    /// One name for each occasion.
    var name: Phrase {
        switch self {
        case .requested, .approvalRequested: .request
        case .approvalReminder: .approvalReminderName
        case .paymentDue: .paymentDue
        case .paymentFailed: .paymentFailedName
        case .confirmed: .confirmation
        case .declined: .declineNotice
        case .moved: .moveNotice
        case .cancelled: .cancelNotice
        case .expired: .expired
        case .refundPaid: .refundNotice
        case .refundFailed: .refundFailedName
        case .paymentDisputed: .paymentDisputedName
        case .disputeClosed: .disputeClosedName
        case .reviewWritten: .reviewWrittenName
        case .firstReminder: .firstReminderName
        case .lastReminder: .lastReminderName
        case .reviewRequest: .reviewRequest
        }
    }
}

extension MessageStatus {
    var title: Phrase {
        switch self {
        case .planned, .attempting: .planned
        case .sent: .sent
        case .delivered: .delivered
        case .failed: .failed
        case .dropped: .dropped
        case .suppressed: .suppressed
        case .unknown: .unknownOutcome
        }
    }

    var tagStyle: StaticString {
        switch self {
        case .planned, .attempting, .dropped, .suppressed: "tag"
        case .sent, .delivered: "tag good"
        case .failed: "tag bad"
        case .unknown: "tag warn"
        }
    }
}
