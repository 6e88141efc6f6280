import CivilTime
import Localization
import Money

/// Puts words and facts together for one recipient.
struct MessageWriter {
    let details: BookingDetails
    let recipient: Party
    let language: Language
    let inserted: InsertedDetails
    private let catalogue: any MessageCatalogue

    init(details: BookingDetails, recipient: Party, language: Language) {
        self.details = details
        self.recipient = recipient
        self.language = language
        inserted = InsertedDetails(details, in: language)
        catalogue = language.catalogue
    }

    func wording(of occasion: Occasion) -> Wording {
        switch occasion {
        case .requested: catalogue.requested(inserted, for: recipient)
        case .declined: catalogue.declined(inserted, for: recipient)
        case .confirmed: catalogue.confirmed(inserted, for: recipient)
        case .paymentNeeded(let amount, let until):
            catalogue.paymentNeeded(inserted, money(amount), until: until.map(moment), for: recipient)
        case .paymentReceived(let amount):
            catalogue.paymentReceived(inserted, money(amount), for: recipient)
        // When it was before stands among the facts.
        case .moved(let mover, _): catalogue.moved(inserted, by: mover, for: recipient)
        case .cancelled(let party, _, _): catalogue.cancelled(inserted, by: party, for: recipient)
        case .refundPaid(let amount):
            catalogue.refundPaid(inserted, money(amount), for: recipient)
        case .refundFailed(let amount):
            catalogue.refundFailed(inserted, money(amount))
        case .paymentDisputed(let amount, let isInquiry, let until):
            catalogue.paymentDisputed(inserted, money(amount), isInquiry: isInquiry, until: until.map(moment))
        case .disputeClosed(let amount, let outcome):
            catalogue.disputeClosed(inserted, money(amount), outcome)
        case .reminder(let count, let unit):
            catalogue.reminder(inserted, language.relative(count, unit), for: recipient)
        case .lateReminder: catalogue.reminder(inserted, nil, for: recipient)
        case .reviewRequest: catalogue.reviewRequest(inserted, for: recipient)
        case .reviewWritten(let stars, let isNamed):
            catalogue.reviewWritten(inserted, by: isNamed ? inserted.client.description : nil, stars: stars)
        case .noShow: catalogue.noShow(inserted, for: recipient)
        case .holdExpired: catalogue.holdExpired(inserted, for: recipient)
        }
    }

    /// What a cancellation says of money; `nil` if it says nothing.
    func refund(of occasion: Occasion) -> String? {
        guard case .cancelled(_, let refund, _) = occasion else { return nil }
        switch refund {
        case .nothingPaid: return nil
        case .none: return catalogue.refund(nil)
        case .amount(let amount): return catalogue.refund(money(amount))
        }
    }

    /// How many others of a series a short message is about; `nil` if there are none.
    var furtherDates: String? {
        guard !details.others.isEmpty else { return nil }
        return "\(catalogue.labels.furtherDates): \(details.others.count)."
    }

    func email(
        _ occasion: Occasion,
        _ wording: Wording,
        link: LinkAddress?,
        stopReminders: LinkAddress?
    ) -> EmailContent {
        let labels = catalogue.labels
        let name = recipient == .client ? inserted.client : inserted.provider
        // An amount stands among the facts, so only its absence needs a sentence.
        var sentence = refund(of: occasion)
        if case .cancelled(_, .amount, _) = occasion { sentence = nil }
        let own = isBeforeTheSession(occasion) && recipient == .client ? details.sentence : nil
        let paragraphs =
            [
                catalogue.greeting(name), wording.lead, sentence,
                own.map { InsertedText($0, in: language, upTo: BookingDetails.maximumSentence).description },
            ] as [String?]
        return EmailContent(
            language: language,
            title: wording.title,
            paragraphs: paragraphs.compactMap(\.self),
            facts: facts(of: occasion, labels),
            button: link.map { EmailContent.Link(label: button(of: occasion, labels), address: $0) },
            footer: catalogue.footer(inserted, for: recipient),
            footerLink: stopReminders.map { EmailContent.Link(label: labels.stopReminders, address: $0) }
        )
    }

    /// Whether it tells of a session that the client is going to come to.
    private func isBeforeTheSession(_ occasion: Occasion) -> Bool {
        switch occasion {
        case .confirmed, .moved, .reminder, .lateReminder: true
        default: false
        }
    }

    private func facts(of occasion: Occasion, _ labels: Labels) -> [EmailContent.Fact] {
        var facts = [EmailContent.Fact(label: labels.service, value: text(details.service))]
        func add(_ label: String, _ value: String?) {
            if let value { facts.append(EmailContent.Fact(label: label, value: value)) }
        }
        // The time of a session would name whoever writes a review without a name.
        let isUnnamed = if case .reviewWritten(_, isNamed: false) = occasion { true } else { false }
        if !isUnnamed {
            // The place's clock first: it is the one that the session keeps to, and often the only one.
            add(labels.when, formatted(details.period.placeText(in: language)))
            add(labels.yourTime, details.period.readerText(in: language).map(formatted))
        }
        if case .moved(_, let previous) = occasion {
            add(labels.previously, formatted(previous.placeText(in: language)))
        }
        if !details.others.isEmpty {
            let dates = details.others.map { formatted($0.briefText(in: language)) }
            add(labels.furtherDates, dates.joined(separator: language == .arabic ? "؛ " : "; "))
        }
        switch recipient {
        case .client: add(labels.provider, text(details.provider))
        case .provider: if !isUnnamed { add(labels.client, text(details.client)) }
        }
        add(labels.place, details.place.map(text))
        switch occasion {
        case .paymentNeeded(let amount, _), .paymentReceived(let amount), .paymentDisputed(let amount, _, _),
            .disputeClosed(let amount, _):
            add(labels.amount, money(amount))
        case .refundPaid(let amount), .refundFailed(let amount):
            add(labels.refund, money(amount))
        case .declined(let reason): add(labels.reason, reason.map(text))
        case .cancelled(_, let refund, let reason):
            if case .amount(let amount) = refund { add(labels.refund, money(amount)) }
            add(labels.reason, reason.map(text))
        default: break
        }
        return facts
    }

    private func button(of occasion: Occasion, _ labels: Labels) -> String {
        switch (occasion, recipient) {
        case (.paymentNeeded, .client): labels.pay
        case (.reviewRequest, .client): labels.review
        case (.requested, .provider): labels.answer
        case (.reviewWritten, .provider): labels.readReview
        case (.declined, .client), (.holdExpired, .client): labels.bookAgain
        // Whoever may answer, pay or book again can do so there as well.
        default: labels.openBooking
        }
    }

    private func money(_ amount: MonetaryAmount) -> String {
        formatted(language.money(amount))
    }

    /// An instant at the place; with its zone if the reader's clock shows another time.
    private func moment(_ instant: Int64) -> String {
        let zone = details.period.zone
        let reading = zone.reading(at: instant)
        let date = language.date(reading.date, .weekdayMonthAndDay)
        let text = language.joining(date: date, time: language.time(reading, details.period.hourCycle))
        return formatted(details.period.showsTwoClocks ? "\(text) (\(language.zoneName(zone, at: instant)))" : text)
    }

    private func formatted(_ text: String) -> String { InsertedText(formatted: text, in: language).description }

    private func text(_ data: String) -> String { InsertedText(data, in: language).description }
}
