public import Localization

/// A notice to a provider that is not about a booking's lifecycle.
public enum ProviderNotice: Sendable {
    /// A calendar account no longer gives access.
    case calendarDisconnected(service: String)
    /// A linked calendar cannot be read until its provider does something.
    case calendarUnreadable(host: String)
    /// Somebody moved the event of a booking in the provider's calendar; to the period, if it is known.
    case eventMoved(BookingDetails, to: SessionPeriod?)
    /// Somebody deleted the event of a booking in the provider's calendar.
    case eventDeleted(BookingDetails)
    /// A webhook endpoint was paused because it failed for days or answered 410.
    case webhookPaused(address: String, isGone: Bool)
}

extension ProviderNotice {
    /// The subject of an e-mail, one line, and what it shows.
    public func email(to provider: String, in language: Language) -> (subject: String, content: EmailContent) {
        let catalogue = language.noticeCatalogue
        let text = { (data: String) in InsertedText(data, in: language).description }
        let wording =
            switch self {
            case .calendarDisconnected(let service): catalogue.calendarDisconnected(text(service))
            case .calendarUnreadable(let host): catalogue.calendarUnreadable(text(host))
            case .eventMoved: catalogue.eventMoved
            case .eventDeleted: catalogue.eventDeleted
            case .webhookPaused(let address, let isGone): catalogue.webhookPaused(text(address), isGone: isGone)
            }
        let greeting = language.catalogue.greeting(InsertedText(provider, in: language))
        let content = EmailContent(
            language: language,
            title: wording.title,
            paragraphs: [greeting, wording.lead, wording.advice],
            facts: facts(in: language),
            footer: catalogue.footer
        )
        guard let booking else { return (wording.title, content) }
        let comma = language == .arabic ? "،" : ","
        let inserted = InsertedDetails(booking, in: language)
        return ("\(wording.title) – \(inserted.service)\(comma) \(inserted.when)", content)
    }

    private var booking: BookingDetails? {
        switch self {
        case .calendarDisconnected, .calendarUnreadable, .webhookPaused: nil
        case .eventMoved(let booking, _), .eventDeleted(let booking): booking
        }
    }

    private func facts(in language: Language) -> [EmailContent.Fact] {
        guard let booking else { return [] }
        let labels = language.catalogue.labels
        let text = { (data: String) in InsertedText(data, in: language).description }
        let time = { (period: SessionPeriod) in
            InsertedText(formatted: period.placeText(in: language), in: language).description
        }
        var facts = [
            EmailContent.Fact(label: labels.service, value: text(booking.service)),
            EmailContent.Fact(label: labels.client, value: text(booking.client)),
            EmailContent.Fact(label: labels.when, value: time(booking.period)),
        ]
        if case .eventMoved(_, let period?) = self {
            facts.append(EmailContent.Fact(label: language.noticeCatalogue.inCalendar, value: time(period)))
        }
        return facts
    }
}
