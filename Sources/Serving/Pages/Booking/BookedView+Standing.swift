import CivilTime
import ConsoleTexts
import Localization
import Money
import Texts

extension BookedView {
    /// Whether the session is still to come.
    var isLive: Bool {
        switch standing {
        case .confirmed, .requested, .held, .proofNeeded, .paymentNeeded: true
        case .cancelled, .expired, .completed, .noShow: false
        }
    }

    /// Whether the policy still matters: ahead of the session, and where it has decided what a cancellation gave back.
    var showsPolicy: Bool {
        switch standing {
        case .cancelled, .noShow: paid.minorUnits > 0
        case .expired, .completed: false
        case .confirmed, .requested, .held, .proofNeeded, .paymentNeeded: true
        }
    }

    func heading(_ visit: Visit) -> String {
        switch standing {
        case .confirmed: visit.labels.confirmed
        case .requested: visit.labels.requested
        case .held: visit.labels.held
        case .proofNeeded: visit[.proveAddress]
        case .paymentNeeded: visit.labels.paymentNeeded
        case .cancelled: visit.labels.cancelled
        case .expired: visit.labels.expired
        case .completed: visit.labels.completed
        case .noShow: visit.labels.noShow
        }
    }

    func help(_ visit: Visit) -> String? {
        switch standing {
        case .requested: visit.labels.requestedHelp
        case .held(let until): until.map { visit.words.payUntil(moment($0, visit)) } ?? visit.labels.heldHelp
        case .proofNeeded(let email, _): "\(visit[.codeWasMailed]) \u{2068}\(email)\u{2069}"
        case .paymentNeeded(_, let until): until.map { visit.words.payUntil(moment($0, visit)) }
        case .cancelled:
            refunded.minorUnits > 0 ? visit.words.refunded(visit.language.money(refunded)) : nil
        case .confirmed, .expired, .completed, .noShow: nil
        }
    }

    private func moment(_ instant: Instant, _ visit: Visit) -> String {
        let reading = session.zone.reading(at: instant.secondsSince1970)
        return visit.language.joining(
            date: visit.language.date(reading.date, .weekdayMonthAndDay),
            time: visit.time(reading)
        )
    }

    var mark: StaticString {
        switch standing {
        case .confirmed: "mark good"
        case .requested, .held, .proofNeeded, .paymentNeeded: "mark wait"
        case .cancelled, .expired, .completed, .noShow: "mark over"
        }
    }

    /// Told by its shape as well as by its colour.
    var drawing: StaticString {
        switch standing {
        case .confirmed: "M6 12.5l4 4 8-9"
        case .requested, .held, .proofNeeded, .paymentNeeded: "M12 7v5.5l3.5 2"
        case .cancelled, .expired, .completed, .noShow: "M7 12h10"
        }
    }
}

extension BookedView.Quote {
    func text(paid: MonetaryAmount, _ visit: Visit) -> String {
        switch self {
        case .nothingPaid: visit.labels.refundNotPaid
        case .undecided: visit.labels.refundUndecided
        case .amount(let amount) where amount.minorUnits == 0: visit.labels.refundNothing
        case .amount(let amount):
            visit.words.refundNow(visit.language.money(amount), of: visit.language.money(paid))
        }
    }
}
